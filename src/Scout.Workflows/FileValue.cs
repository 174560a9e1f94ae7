namespace Scout;

/// <summary>A file that a run is given, or that a block made. On the command line: <c>--input photo=@kettle.png</c>.</summary>
/// <param name="MediaType">What it is, such as <c>image/png</c>.</param>
/// <param name="Bytes">Its content; base64 in JSON.</param>
/// <param name="Name">Its name, where it has one.</param>
public sealed record FileValue(string MediaType, byte[] Bytes, string? Name = null);

/// <summary>The members of a file, as values of a workflow.</summary>
public static class FileValueMembers
{
    extension(Value<FileValue> file)
    {
        /// <summary>What it is, such as <c>image/png</c>.</summary>
        public Value<string> MediaType => ShapeMembers.Get<string>(file, "media_type");

        /// <summary>Its content.</summary>
        public Value<byte[]> Bytes => ShapeMembers.Get<byte[]>(file, "bytes");

        /// <summary>Its name, where it has one.</summary>
        public Value<string?> Name => ShapeMembers.Get<string?>(file, "name");
    }
}
