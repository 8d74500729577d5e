import Bitext
import Testing

@testable import Formats

/// What is said of XLIFF 2 files that are not valid.
@Suite struct XLIFF2RulesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func faults(_ file: String, attributes: String = "trgLang=\"en\"") throws -> [String] {
    let text = """
      <xliff version="2.1" srcLang="zh" \(attributes) \
      xmlns="urn:oasis:names:tc:xliff:document:2.0" \
      xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" \
      xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" \
      xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" \
      xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" \
      xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.1" xmlns:my="my">
      <file id="f">\(file)</file></xliff>
      """
    return try read(folder.write(text, to: "a.xlf")).notices
      .filter { $0.contains(": expected") }
      .map { String($0.dropFirst(folder("a.xlf:2:").count).drop { $0 != " " }.dropFirst()) }
  }

  static func unit(_ content: String) -> String { "<unit id=\"u\">\(content)</unit>" }

  static func segment(_ source: String, _ target: String = "A") -> String {
    unit("<segment><source>\(source)</source><target>\(target)</target></segment>")
  }

  @Test(arguments: [
    segment("甲"),
    "<skeleton href=\"s\"/><my:x id=\"1\">t</my:x><notes><note id=\"1\">n</note></notes>"
      + segment("甲"),
    "<skeleton>text<my:x>more</my:x></skeleton>" + segment("甲"),
    unit(
      "<notes><note id=\"n1\">n</note></notes><segment id=\"s\"><source>"
        + "<mrk id=\"1\" type=\"comment\" ref=\"#n=n1\">甲</mrk></source></segment>"),
    segment("<mrk id=\"1\" type=\"term\" ref=\"https://example.org/#f=1\">甲</mrk>"),
    segment("<sc id=\"1\"/>甲<ec startRef=\"1\"/><ph id=\"2\" fs:fs=\"b\" type=\"fmt\"/>"),
    unit(
      "<mda:metadata><mda:metaGroup><mda:meta type=\"t\">v</mda:meta></mda:metaGroup>"
        + "</mda:metadata><segment><source>甲</source></segment>"),
    unit(
      "<mtc:matches><mtc:match ref=\"#s\"><source>甲</source><target>A</target></mtc:match>"
        + "</mtc:matches><segment id=\"s\"><source>甲</source></segment>"),
    segment(
      "<ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/>甲"
        + "<ph id=\"2\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/>",
      "<ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/>A"
        + "<ph id=\"2\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/>"),
  ])
  func soundFilesAreNotTalkedAbout(file: String) throws {
    #expect(try faults(file) == [])
  }

  @Test(
    arguments: [
      ("", "expected <unit> or <group> in <file>"),
      ("<skeleton/>" + segment("甲"), "expected a <skeleton> with content"),
      ("<skeleton href=\"s\">t</skeleton>" + segment("甲"), "expected nothing in a <skeleton>"),
      (segment("甲") + "<notes><note>n</note></notes>", "expected no <notes> here in <file>"),
      (segment("甲") + segment("甲"), "expected ids that are met once, found “u” again"),
      (
        "<notes><note id=\"1\">n</note><note id=\"1\">n</note></notes>" + segment("甲"),
        "expected ids that are met once, found “1” again"
      ),
      (
        "<my:x id=\"1\"><my:y id=\"1\"/></my:x>" + segment("甲"),
        "expected ids that are met once, found “1” again"
      ),
      ("<group>\(segment("甲"))</group>", "expected an attribute “id” on <group>"),
      ("<group id=\"a b\"/>" + segment("甲"), "expected a name token in id, found “a b”"),
      ("<group id=\"1\" translate=\"maybe\"/>" + segment("甲"), "expected yes or no in translate"),
      ("text" + segment("甲"), "expected no text in <file>"),
      (unit(""), "expected <segment> or <ignorable> in <unit>"),
      (
        unit("<ignorable><source> </source></ignorable>"), "expected a <segment> in <unit>"
      ),
      (unit("<segment/>"), "expected <source> in <segment>"),
      (
        unit("<segment state=\"done\"><source>甲</source></segment>"),
        "expected initial or translated or reviewed or final in state, found “done”"
      ),
      (
        unit("<segment subState=\"a:b\"><source>甲</source></segment>"),
        "expected a state beside subState"
      ),
      (segment("<x id=\"1\"/>"), "expected no <x> here in <source>"),
      (segment("<ph/>"), "expected an attribute “id” on <ph>"),
      (segment("<ph id=\"1\" my:a=\"b\"/>"), "expected no attribute “my:a” on <ph>"),
      (segment("<ph id=\"1\" fs:fs=\"para\"/>"), "expected one of 58 listed values in fs:fs"),
      (segment("<ph id=\"1\" fs:subFs=\"a\"/>"), "expected fs:fs beside fs:subFs"),
      (segment("<ph id=\"1\" type=\"a\"/>"), "expected fmt or ui or quote or link"),
      (segment("<ph id=\"1\" subType=\"a:b\"/>"), "expected a type beside subType"),
      (segment("<ph id=\"1\" dataRef=\"d\"/>"), "expected <data> of id “d”, found none"),
      (segment("<ph id=\"1\" subFlows=\"v\"/>"), "expected a unit of id “v” in this <file>"),
      (segment("<ph id=\"1\" copyOf=\"2\"/>"), "expected a code of id “2” to copy, found none"),
      (segment("<ph id=\"1\"/><ph id=\"1\"/>"), "expected ids that are met once, found “1” again"),
      (segment("<sc id=\"1\"/>甲"), "expected the end of the span that <sc> begins"),
      (segment("甲<em startRef=\"1\"/>"), "expected the beginning of the span that <em> ends"),
      (
        segment("<sc id=\"1\" canCopy=\"no\"/>甲<ec startRef=\"1\"/>"),
        "expected the same canCopy on <sc> and <ec>"
      ),
      (segment("<ph id=\"1\" canDelete=\"no\"/>甲"), "expected code “1” in the target"),
      (
        segment("<ph id=\"1\" canReorder=\"firstNo\"/>甲"),
        "expected canCopy and canDelete of no on a code that is not to be reordered"
      ),
      (
        segment(
          "<ph id=\"1\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/>", "<ph id=\"1\"/>"),
        "expected a code of canReorder firstNo before this one"
      ),
      (
        segment(
          "<ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/>"
            + "<ph id=\"2\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/>",
          "<ph id=\"2\"/><ph id=\"1\"/>"), "expected the codes 1, 2 in this order in the target"
      ),
      (segment("<cp hex=\"0041\"/>"), "expected in hex a character that XML forbids"),
      (segment("<mrk id=\"1\" type=\"comment\">甲</mrk>"), "expected a value or a reference"),
      (
        segment("<mrk id=\"1\" type=\"comment\" ref=\"#n=x\">甲</mrk>"),
        "expected a reference to a note of the unit, found “#n=x”"
      ),
      (
        segment("<mrk id=\"1\" ref=\"#u=u/f=f/n=1\">甲</mrk>"),
        "expected file, group or unit, once each, in “#u=u/f=f/n=1”"
      ),
      (segment("<mrk id=\"1\" ref=\"#a/b\">甲</mrk>"), "expected “a” at the end of the reference"),
      (segment("<mrk id=\"1\" ref=\"#z=b\">甲</mrk>"), "expected a known prefix in the reference"),
      (
        unit("<segment><source xml:space=\"preserve\">甲</source><target>A</target></segment>"),
        "expected the same xml:space on <source> and <target>"
      ),
      (
        unit("<segment><source xml:lang=\"fr\">甲</source></segment>"),
        "expected the language of the document on <source>, found “fr”"
      ),
      (
        "<group id=\"g\" xml:lang=\"fr\">"
          + unit("<segment><source>甲</source></segment>") + "</group>",
        "expected the language of the document on <source>, found “fr”"
      ),
      (
        unit(
          "<segment><source>甲</source><target order=\"2\">A</target></segment>"
            + "<segment><source>乙</source><target>B</target></segment>"),
        "expected orders that are met once, found “2” again"
      ),
      (
        unit(
          "<originalData><data id=\"d\"/><data id=\"d\"/></originalData>"
            + "<segment><source>甲</source></segment>"),
        "expected ids that are met once, found “d” again"
      ),
      (unit("<mda:metadata/><segment><source>甲</source></segment>"), "expected <mda:metaGroup> in"),
      (
        unit("<val:validation><val:rule/></val:validation><segment><source>甲</source></segment>"),
        "expected one of isPresent"
      ),
      (
        unit(
          "<gls:glossary><gls:glossEntry><gls:term>t</gls:term></gls:glossEntry></gls:glossary>"
            + "<segment><source>甲</source></segment>"),
        "expected a <translation> or <definition> in"
      ),
      (
        unit(
          "<mtc:matches><mtc:match ref=\"#9\"><source>甲</source><target>A</target></mtc:match>"
            + "</mtc:matches><segment id=\"s\"><source>甲</source></segment>"),
        "expected something of id “9” in the unit, found none"
      ),
      (
        unit(
          "<ctr:changeTrack><ctr:revisions appliesTo=\"note\" ref=\"9\"><ctr:revision>"
            + "<ctr:item property=\"content\">n</ctr:item></ctr:revision></ctr:revisions>"
            + "</ctr:changeTrack><segment><source>甲</source></segment>"),
        "expected something of id “9” in the unit, found none"
      ),
    ] as [(String, String)])
  func eachFaultIsSaid(file: String, words: String) throws {
    let found = try faults(file)
    #expect(found.contains { $0.hasPrefix(words) }, "\(found)")
  }

  @Test func targetsNeedALanguage() throws {
    #expect(
      try faults(Self.segment("甲"), attributes: "")
        == ["expected trgLang on <xliff>, since there are targets"])
  }

  @Test func aFaultHasItsPlace() throws {
    let text = """
      <xliff version="2.0" srcLang="zh" xmlns="urn:oasis:names:tc:xliff:document:2.0">
      <file id="f"><unit id="u"><segment><source>甲</source></segment>
        <notes><note>n</note></notes></unit></file></xliff>
      """
    let path = try folder.write(text, to: "a.xlf")
    #expect(try read(path).notices == ["\(path):3:3: expected no <notes> here in <unit>"])
  }

  static func files(_ folder: String) -> [String] {
    SharedFiles.names(in: "interop/xliff/oasis-2.1/test-suite/" + folder, suffix: ".xlf")
      .map { "interop/xliff/oasis-2.1/test-suite/\(folder)/\($0)" }
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/xliff"), "the XLIFF collection is not here"),
    arguments: files("core/valid") + files("core/in-out") + files("modules/valid"))
  func validFilesAreReadWithoutNotices(name: String) throws {
    let faults = try read(SharedFiles.path(name)).notices.filter { $0.contains(": expected") }
    #expect(faults.isEmpty, "\(faults)")
  }

  /// What is not found: a prefix of a reference that only its registry knows; sizes, whose syntax is
  /// a matter of profiles; and the meaning of values.
  @Test(
    .enabled(if: SharedFiles.exist("interop/xliff"), "the XLIFF collection is not here"),
    arguments: [("core/invalid", 1), ("modules/invalid", 6)])
  func invalidFilesAreReported(folder: String, silent: Int) throws {
    let names = Self.files(folder)
    #expect(names.count > 40)
    let unnoticed = names.filter { name in
      let result = try? read(SharedFiles.path(name))
      return result?.notices.contains { $0.contains(": expected") } == false
    }
    #expect(unnoticed.count == silent, "\(unnoticed)")
  }
}
