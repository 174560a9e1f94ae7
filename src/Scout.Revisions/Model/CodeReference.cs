namespace Scout.Revisions.Model;

/// <summary>A C# method, bound to what it does.</summary>
/// <param name="Method">Its documentation id, such as <c>M:Shop.Orders.Find(System.String)</c>.</param>
/// <param name="Fingerprint"><c>sha256:...</c> over its normalised source and everything that it reaches.</param>
internal sealed record CodeReference(string Method, string Fingerprint);
