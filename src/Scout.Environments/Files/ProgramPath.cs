namespace Scout.Environments.Files;

/// <summary>Where a program lies that is started by its name.</summary>
/// <remarks>
/// <see cref="System.Diagnostics.Process"/> looks in the current folder before it looks on PATH, on every system; and the current folder is a clone, where anybody may have put
/// a file named <c>git</c>.
/// </remarks>
internal static class ProgramPath
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The program's file in the first folder of PATH that has it, absolute; or none.</summary>
    /// <param name="name">The name, without <c>.exe</c>.</param>
    public static string? Find(string name) => Find(name, Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The same, with what PATH says. Folders that it names relative to the current one do not count.</summary>
    internal static string? Find(string name, string? path) => (path ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .FirstOrDefault(IsProgram);

    private static bool IsProgram(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0);
}
