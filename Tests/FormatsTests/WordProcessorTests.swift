import Bitext
import Foundation
import Testing

@testable import Formats

/// The same report as LibreOffice and python-docx save it: paragraphs in turns, a table of two
/// columns, footnotes, tracked changes.
@Suite struct WordProcessorTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let hasLibreOffice = (try? run("soffice", ["--version"]))?.status == 0
  static let hasPythonDOCX = (try? run("python3", ["-c", "import docx"]))?.status == 0

  static let source = [
    ["本市新增绿地十公顷。"], ["改造老旧小区五个。"], ["污水处理率"], ["保持稳定"], ["含公园绿地。"],
  ]
  static let target = [
    ["The city added ten hectares of green space."],
    ["Five residential compounds were renovated.\tDone"], ["Sewage treatment rate"],
    ["remained stable"], ["Parks included."],
  ]

  func expectTheReport(_ path: String) throws {
    let result = try read(path)
    #expect(result.paragraphs.map(\.source) == Self.source)
    #expect(result.paragraphs.map(\.target) == Self.target)
    #expect(result.notices.isEmpty)
  }

  @Test(.enabled(if: hasLibreOffice, "LibreOffice is not installed"))
  func filesOfLibreOfficeAreRead() throws {
    try folder.write(Self.openDocument, to: "a.fodt")
    let result = try run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder("home"))", "--headless", "--convert-to", "docx",
        "--outdir", folder.path, folder("a.fodt"),
      ])
    #expect(FileManager.default.fileExists(atPath: folder("a.docx")), "\(result?.output ?? "")")
    try expectTheReport(folder("a.docx"))
  }

  @Test(.enabled(if: hasPythonDOCX, "python-docx is not installed"))
  func filesOfPythonDOCXAreRead() throws {
    try folder.write(Self.script, to: "make.py")
    let result = try run("python3", [folder("make.py"), folder("a.docx")])
    #expect(result?.status == 0, "\(result?.output ?? "")")
    try expectTheReport(folder("a.docx"))
  }

  /// What LibreOffice makes of a file of python-docx is the same again.
  @Test(
    .enabled(
      if: hasLibreOffice && hasPythonDOCX, "LibreOffice or python-docx is not installed"))
  func aFileThatPassedThroughBothIsRead() throws {
    try folder.write(Self.script, to: "make.py")
    _ = try run("python3", [folder("make.py"), folder("a.docx")])
    _ = try run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder("home"))", "--headless", "--convert-to", "docx",
        "--outdir", folder("again"), folder("a.docx"),
      ])
    try expectTheReport(folder("again/a.docx"))
  }

  private static let openDocument = """
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" \
    office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
    <text:tracked-changes><text:changed-region text:id="c1"><text:deletion>\(change)\
    <text:p>旧城</text:p></text:deletion></text:changed-region>\
    <text:changed-region text:id="c2"><text:insertion>\(change)</text:insertion>\
    </text:changed-region><text:changed-region text:id="c3"><text:deletion>\(change)\
    <text:p>old </text:p></text:deletion></text:changed-region></text:tracked-changes>
    <text:p>本市新增绿地\(note("1", "含公园绿地。"))十公顷。</text:p>
    <text:p>The city added ten hectares of green space\(note("2", "Parks included.")).</text:p>
    <text:p>改造<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>老旧小区\
    <text:change-end text:change-id="c2"/>五个。</text:p>
    <text:p>Five <text:change text:change-id="c3"/>residential compounds were \
    <text:span>renovated</text:span>.<text:tab/>Done</text:p>
    <table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>\
    \(row("污水处理率", "Sewage treatment rate"))\(row("保持稳定", "remained stable"))</table:table>
    </office:text></office:body></office:document>
    """

  private static let change = """
    <office:change-info><dc:creator>A</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>\
    </office:change-info>
    """

  private static func note(_ number: String, _ text: String) -> String {
    "<text:note text:id=\"n\(number)\" text:note-class=\"footnote\"><text:note-citation>\(number)"
      + "</text:note-citation><text:note-body><text:p>\(text)</text:p></text:note-body></text:note>"
  }

  private static func row(_ cells: String...) -> String {
    "<table:table-row>"
      + cells.map { "<table:table-cell><text:p>\($0)</text:p></table:table-cell>" }.joined()
      + "</table:table-row>"
  }

  /// python-docx has no calls for footnotes and tracked changes; their XML is put in by hand.
  private static let script = """
    import sys
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    WHO = 'w:id="9" w:author="A" w:date="2024-01-01T00:00:00Z"'
    document = Document()

    def put(paragraph, xml):
        paragraph._p.append(parse_xml(xml))

    def note(paragraph, number):
        put(paragraph, f'<w:r {W}><w:footnoteReference w:id="{number}"/></w:r>')

    first = document.add_paragraph("本市新增绿地")
    note(first, 1)
    first.add_run("十公顷。")
    second = document.add_paragraph("The city added ten hectares of green space")
    note(second, 2)
    second.add_run(".")
    third = document.add_paragraph("改造")
    put(third, f'<w:del {W} {WHO}><w:r><w:delText>旧城</w:delText></w:r></w:del>')
    put(third, f'<w:ins {W} {WHO}><w:r><w:t>老旧小区</w:t></w:r></w:ins>')
    third.add_run("五个。")
    fourth = document.add_paragraph("Five ")
    put(fourth, f'<w:del {W} {WHO}><w:r><w:delText>old </w:delText></w:r></w:del>')
    fourth.add_run("residential compounds were ")
    fourth.add_run("renovated").bold = True
    fourth.add_run(".\\tDone")
    table = document.add_table(rows=0, cols=2)
    for row in [("污水处理率", "Sewage treatment rate"), ("保持稳定", "remained stable")]:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    lines = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in [(1, "含公园绿地。"), (2, "Parks included.")])
    KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), KIND,
                f'<w:footnotes {W}>{lines}</w:footnotes>'.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(sys.argv[1])
    """
}
