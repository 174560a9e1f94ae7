namespace Scout.Revisions.Tests;

/// <summary>Files of this project, beside the test assembly.</summary>
internal static class Fixture
{
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([AppContext.BaseDirectory, .. parts]);

    public static byte[] Bytes(params ReadOnlySpan<string> parts) => File.ReadAllBytes(Path(parts));

    public static string Text(params ReadOnlySpan<string> parts) => File.ReadAllText(Path(parts));
}
