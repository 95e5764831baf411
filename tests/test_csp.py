"""The policy allows what a page inlines, by hash, and refuses what no policy can allow."""

import base64
import hashlib

from ipt_course import csp


def sha(body):
    return "'sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() + "'"


def test_inline_scripts_and_styles_are_allowed_by_their_hash_and_nothing_else_is():
    inline = csp.find_inline(b"<script>let a = '<p>';</script><style>p{}</style><script src=x.js></script>")
    policy = csp.policy(inline)
    assert f"script-src 'self' {sha(chr(10).join(['let a = ' + chr(39) + '<p>' + chr(39) + ';']))};" in policy
    assert f"style-src 'self' {sha('p{}')};" in policy
    assert "unsafe" not in policy


def test_data_blocks_need_no_hash():
    assert csp.find_inline(b'<script type="application/json">{}</script>').scripts == []


def test_handlers_style_attributes_and_script_links_are_refused():
    html = b'<p style="color:red"></p><a onclick="x()"></a><a href=" javascript:x()"></a>'
    assert len(csp.find_inline(html).refused) == 3


def test_the_policy_comes_first_in_the_head_of_every_page(tmp_path):
    page = tmp_path / "deep" / "index.html"
    page.parent.mkdir()
    page.write_text("<html><head><meta charset=utf-8></head><body></body></html>", encoding="utf-8")
    assert csp.secure(tmp_path) == []
    assert '<head><meta http-equiv="Content-Security-Policy"' in page.read_text(encoding="utf-8")
