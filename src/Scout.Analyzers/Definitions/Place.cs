using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Definitions;

/// <summary>A place as messages name it: as the build does.</summary>
internal static class Place
{
    /// <summary>File and line: <c>SupportDesk.cs:12</c>.</summary>
    public static string Of(Location location)
    {
        var span = location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}:{span.StartLinePosition.Line + 1}";
    }
}
