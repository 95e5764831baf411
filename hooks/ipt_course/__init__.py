"""The core of *IPT in Practice*: load → validate → link → render → embed. It knows no MkDocs."""
