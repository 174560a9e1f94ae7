namespace Scout.Validation.Suites;

/// <summary>The JSON Schema of suites, for editors.</summary>
internal static class SuiteSchema
{
    /// <summary>The file's name.</summary>
    public const string FileName = "suite.schema.json";

    /// <summary>The schema.</summary>
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(SuiteSchema).Assembly.GetManifestResourceStream(FileName)!);
            return reader.ReadToEnd();
        }
    }
}
