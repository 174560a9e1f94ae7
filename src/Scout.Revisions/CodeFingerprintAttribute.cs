namespace Scout.Revisions;

/// <summary>What a C# method that a workflow runs does, as the compiler saw it. Written into the assembly by the generator of the package; not for use by hand.</summary>
/// <param name="method">The method's documentation id, or <c>A:</c> and the assembly's name for all of its code but the definitions of workflows, which revisions hold.</param>
/// <param name="fingerprint"><c>sha256:...</c> over the normalised source of the method and of what it reaches in its assembly.</param>
/// <param name="source">The method's source text; empty for an assembly.</param>
/// <param name="assemblies">The names of the other assemblies whose code is reached, the framework's and Scout's own left out.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CodeFingerprintAttribute(string method, string fingerprint, string source, params string[] assemblies) : Attribute
{
    /// <summary>The method's documentation id, or <c>A:</c> and the assembly's name for all of its code but the definitions of workflows, which revisions hold.</summary>
    public string Method { get; } = method;

    /// <summary><c>sha256:...</c> over the normalised source of the method and of what it reaches in its assembly.</summary>
    public string Fingerprint { get; } = fingerprint;

    /// <summary>The method's source text; empty for an assembly.</summary>
    public string Source { get; } = source;

    /// <summary>The names of the other assemblies whose code is reached, the framework's and Scout's own left out.</summary>
    public IReadOnlyList<string> Assemblies { get; } = assemblies;

    /// <summary>The types of those assemblies that are named, such as <c>Words.Titles, Words</c>; <c>*</c> where code looks through assemblies, and any type may be meant.</summary>
    public string[] Types { get; set; } = [];

    /// <summary>What the fingerprint is made of, one line a member or type: its documentation id and the beginning of a hash. Empty where that is too much to say.</summary>
    public string Parts { get; set; } = "";
}
