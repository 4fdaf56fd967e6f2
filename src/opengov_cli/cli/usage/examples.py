"""An example for each command, as it stands on the command's help page; those of the plan of 2021 work as they are."""

from __future__ import annotations

EXAMPLES = {
    "list": "opengov list --unit 计划财务科 --status todo",
    "show": "opengov show 4 10-12",
    "units": "opengov units",
    "categories": "opengov categories",
    "links": "opengov links --unit 计划财务科",
    "stats": "opengov stats",
    "start": "opengov start 4",
    "done": "opengov done 4 --date 2021-06-30 --note 已公开预算 --link https://www.zs.gov.cn/1.html",
    "ongoing": "opengov ongoing 7",
    "reopen": "opengov reopen 4",
    "note": "opengov note 4 已公开预算 --by 计划财务科",
    "add": "opengov add --category 财政 --requirement 公开决算 --clause 计划财务科牵头，各科室按职责分工落实",
    "undo": "opengov undo",
    "redo": "opengov redo",
    "check": "opengov check data/*.yaml",
    "fmt": "opengov fmt --diff",
    "schema": "opengov schema",
    "diff": "opengov diff HEAD~1",
    "log": "opengov log 4",
    "blame": "opengov blame 4",
    "merge": "opengov merge base.yaml ours.yaml theirs.yaml -o merged.yaml",
    "resolve": "opengov resolve",
    "git setup": "opengov git setup",
    "git textconv": "opengov git textconv data/plan_2021.yaml",
    "init": "opengov init --year 2022 --issuer 中山市农业农村局 --unit 办公室 --unit 计划财务科",
    "import": "opengov import 分工方案.docx",
    "remind": "opengov remind --unit 计划财务科 --due-before 30d",
    "export": "opengov export -o 落实情况表.docx --progress",
}
