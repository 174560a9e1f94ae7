namespace Scout.Package.Tests.Harness;

/// <summary>A line of a build's output about a workflow that changed.</summary>
internal sealed record RevisionLine(string Project, string Workflow, string Id, string Name, string Was);
