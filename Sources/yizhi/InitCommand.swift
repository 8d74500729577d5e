import ArgumentParser
import Glibc

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented configuration, a CI workflow and a pre-commit hook definition.",
    discussion: "Files that exist are left as they are.")

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var folder = "."

  func run() throws {
    let console = consoleOptions.console
    guard unsafe access(folder, F_OK) == 0 else {
      throw CommandError("no such folder", path: folder)
    }
    for (name, text) in InitialFiles.all {
      let path = folder == "." ? name : "\(folder)/\(name)"
      if unsafe access(path, F_OK) == 0 {
        console.note("\(path): exists, left as it is")
        continue
      }
      try makeFolders(of: name)
      let file = try OutputFile(path)
      try file.write(text)
      try file.finish()
      console.note("\(path): written")
    }
  }

  private func makeFolders(of name: String) throws {
    var path = folder
    for part in name.split(separator: "/").dropLast() {
      path += "/\(part)"
      guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
        throw CommandError("cannot make this folder: \(reason(errno))", path: path)
      }
    }
  }
}
