import Glibc

/// libFuzzer's own loop, which hands one input after the other to `callback`.
@_silgen_name("LLVMFuzzerRunDriver")
func LLVMFuzzerRunDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// `YIZHI_READER=tmx fuzz -max_total_time=60 FOUND SEEDS…`: runs one reader on ever new inputs until
/// it crashes, hangs, or the time is over. See `make fuzz`.
@main struct Fuzz {
  static let reader: Reader = {
    let name = unsafe getenv("YIZHI_READER").map { unsafe String(cString: $0) } ?? ""
    guard let reader = Reader(rawValue: name) else {
      let names = Reader.allCases.map(\.rawValue).joined(separator: " ")
      print("expected YIZHI_READER to be one of: \(names)")
      exit(64)
    }
    return reader
  }()

  static func main() {
    _ = reader
    let status = unsafe run(CommandLine.unsafeArgv)
    exit(status)
  }

  private static func run(
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  ) -> Int32 {
    var count = CommandLine.argc
    var arguments = unsafe arguments
    return unsafe LLVMFuzzerRunDriver(&count, &arguments, readOnce)
  }
}

private func readOnce(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Fuzz.reader.read(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
