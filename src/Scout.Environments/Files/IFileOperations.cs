namespace Scout.Environments.Files;

/// <summary>Every access of the store to files, so that tests can record operations, enumerate crash states and inject errors.</summary>
/// <remarks>Errors are <see cref="IOException"/> with the system's number in <see cref="Exception.HResult"/>, and <see cref="UnauthorizedAccessException"/>.</remarks>
internal interface IFileOperations
{
    PathKind KindOf(string path);

    /// <summary>Where this machine's own part of the store of a project lies.</summary>
    string StateOf(string root);

    /// <summary>The folder of this user that all projects share, absolute: restored bundles. None where this user has no home.</summary>
    string? Shared { get; }

    long Length(string path);

    /// <summary>When the entry was written last, UTC.</summary>
    DateTimeOffset Written(string path);

    /// <summary>Says that the entry is used now, where that can be said.</summary>
    void Touch(string path, DateTimeOffset now);

    /// <summary>Lets only its owner into a folder.</summary>
    void MakePrivate(string folder);

    /// <summary>Lets nobody write a file; it can still be deleted.</summary>
    void MakeReadOnly(string path);

    byte[] Read(string path);

    /// <summary>The names in a folder, in no order.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>Makes one folder; one that is there already is fine.</summary>
    void CreateFolder(string path);

    IWritableFile CreateNew(string path);

    /// <summary>Atomic; replaces what is there.</summary>
    void Rename(string from, string to);

    /// <summary>Atomic; false, and nothing changed, where something is there.</summary>
    bool RenameNew(string from, string to);

    /// <summary>Moves a folder; false, and nothing changed, where something is there.</summary>
    bool MoveFolder(string from, string to);

    /// <summary>Makes the folder's entries durable.</summary>
    void SyncFolder(string path);

    void Delete(string path);

    void DeleteEmptyFolder(string path);

    /// <summary>Opens the file for this opener alone, creating it where needed; <see langword="null"/> where another one has it.</summary>
    IHeldFile? TryHold(string path);

    /// <summary>Opens the file together with all who share it, creating it where needed; <see langword="null"/> where one has it alone.</summary>
    IDisposable? TryShare(string path);

    /// <summary>The content of a file that another one holds, or <see langword="null"/> where this system does not let it be read.</summary>
    string? PeekHeld(string path);
}

/// <summary>What lies at a path; links are not followed.</summary>
internal enum PathKind
{
    None,
    File,
    Folder,
    Link,
}

/// <summary>A new file that is being written.</summary>
internal interface IWritableFile : IDisposable
{
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes the content durable. After an error it must not be called again: the system forgets what it could not write.</summary>
    void Sync();
}

/// <summary>A file that nobody else can open while this one is open, whatever happens to the process.</summary>
internal interface IHeldFile : IDisposable
{
    void Replace(ReadOnlySpan<byte> content);
}
