namespace Scout.Environments.Bundles;

/// <summary>What is to be published where.</summary>
/// <param name="Project">The project file, absolute.</param>
/// <param name="TargetFramework">The target framework, or none where the project has one.</param>
/// <param name="Configuration">Such as <c>Release</c>.</param>
/// <param name="Folder">An empty folder, absolute.</param>
internal sealed record PublishJob(string Project, string? TargetFramework, string Configuration, string Folder);
