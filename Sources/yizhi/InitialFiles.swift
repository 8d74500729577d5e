/// What `yizhi init` writes.
enum InitialFiles {
  static let all: [(name: String, text: String)] = [
    (Configuration.fileName, configuration), (".github/workflows/yizhi.yml", workflow),
    (".pre-commit-hooks.yaml", hooks),
  ]

  /// Every key of the configuration, those that are not needed commented out.
  static let configuration = """
    # Configuration of yizhi, see https://yaml.org for the format. Paths are relative to this file.
    # Every key may be left out.

    # Languages (BCP 47) where neither file names nor the script of the text tell them.
    # from: zh-CN
    # to: en

    # Encoding of text files that are not UTF-8.
    # encoding: gb18030

    # Glossaries whose approved terms are enforced.
    glossaries: []
    #  - Glossaries/city.tsv

    # Past reports: evidence of how terms were rendered, not linted themselves.
    references: []
    #  - reports/report-2024.txt

    # Findings that were there before; written by yizhi lint --write-baseline, read where it is there.
    # baseline: .yizhi-baseline

    # The lowest severity that makes yizhi lint exit with 1: error, warning or hint.
    fail-level: warning

    # Rules: off, on, or on with another severity (hint, warning, error). yizhi rules lists them.
    rules: {}
    #  same-translation: on
    #  mixed-quotes: off
    #  missing-term: error

    # Findings that are right as they are. A suppression needs a reason, and at least one of rule
    # (or rules, a list), path (a glob), term (of the source) and text (that source or target holds).
    # After the day in until it is reported instead of obeyed. In text and Markdown, a line
    # <!-- yizhi:ignore missing-term -- the reason --> above a line does the same for it.
    suppressions: []
    #  - rule: inconsistent-rendering
    #    term: 枫桥经验
    #    path: reports/*.txt
    #    reason: the older rendering is part of a title
    #    until: 2026-12-31

    """

  static let workflow = """
    # Lints the translations of a pull request; findings show beside the lines.
    name: yizhi
    on:
      pull_request:
      push:
        branches: [main]
    permissions:
      contents: read
      security-events: write
    jobs:
      lint:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
            with:
              fetch-depth: 0
          # Install yizhi here, for example from your own release of it.
          - name: Lint
            run: yizhi lint reports/ --format sarif -o yizhi.sarif
          - name: Upload
            if: always() && hashFiles('yizhi.sarif') != ''
            uses: github/codeql-action/upload-sarif@v3
            with:
              sarif_file: yizhi.sarif

    """

  /// For https://pre-commit.com: this folder as a repository of hooks.
  static let hooks = """
    - id: yizhi
      name: yizhi lint
      description: Checks translations for consistency.
      entry: yizhi lint --quiet
      language: system
      files: \\.(txt|md|tmx|xlf|xliff|po|csv|tsv|docx)$

    """
}
