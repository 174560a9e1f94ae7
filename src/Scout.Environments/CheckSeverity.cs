namespace Scout.Environments;

/// <summary>How bad a finding is.</summary>
internal enum CheckSeverity
{
    /// <summary>Nothing is lost or wrong; it should be known.</summary>
    Warning,

    /// <summary>The store is not what was written.</summary>
    Error,
}
