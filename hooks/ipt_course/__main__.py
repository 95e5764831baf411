from ipt_course.cli import main

main(prog_name="course")
