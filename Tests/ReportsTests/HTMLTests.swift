import Bitext
import Foundation
import Lint
import Reports
import Testing

private let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite struct HTMLTests {
  @Test func escapesEverything() throws {
    var bad = finding(nasty, rule: "repeated-word", target: nasty)
    bad.term = nasty
    bad.rendering = nasty
    bad.expected = [nasty]
    bad.place.path = nasty
    bad.related[0].text = nasty
    bad.related[0].place.path = nasty
    let html = try ReportFormat.html.text(of: report([bad]))
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("\u{1}"))
    #expect(html.components(separatedBy: "<script>").count == 2)
  }

  @Test func needsNothingElse() throws {
    let html = try ReportFormat.html.text(of: report([finding()]))
    for reference in ["http:", "https:", "src=", "@import", "url("] {
      #expect(!html.contains(reference))
    }
    #expect(html.contains("over <mark>the the</mark> hills"))
    #expect(html.contains("lang=\"zh\">翻<mark>过</mark>山"))
  }

  /// Opens the page in a browser, clicks filters by a script at its end, and reads what is shown.
  @Test(.enabled(if: browser != nil, "no Chromium is installed"))
  func filtersWorkInABrowser() throws {
    let page = try ReportFormat.html.text(
      of: report([
        finding(nasty), finding(severity: .hint, line: 5), finding(rule: "doubled-space"),
      ]))
    let clicks = """
      <script>
      const seen = [];
      const look = () => seen.push(document.getElementById("shown").textContent);
      look();
      document.querySelector("input[value=hint]").click(); look();
      document.querySelector("input[value=doubled-space]").click(); look();
      const box = document.querySelector("input[type=search]");
      box.value = "NO SUCH TEXT"; box.dispatchEvent(new Event("input", {bubbles: true})); look();
      document.title = seen.join("|");
      </script></body>
      """
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.html")
    try page.replacing("</body>", with: clicks)
      .write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: try #require(browser))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
      "--dump-dom", file.absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let dom = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(dom.contains("<title>3 shown|2 shown|1 shown|0 shown</title>"))
  }
}
