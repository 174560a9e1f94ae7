namespace Scout.Environments.Files;

/// <summary>What lies at a path; links are not followed.</summary>
internal enum PathKind
{
    None,
    File,
    Folder,
    Link,
}
