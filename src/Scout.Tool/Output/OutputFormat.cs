namespace Scout.Tool.Output;

/// <summary>How answers are written to stdout.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs: stable, documented in the package's README.</summary>
    Json,
}
