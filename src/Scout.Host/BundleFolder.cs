using System.Reflection;
using System.Runtime.Loader;

namespace Scout.Host;

/// <summary>Loads assemblies that the host did not find by the bundle's deps.json from the folder of the project's assembly.</summary>
internal static class BundleFolder
{
    public static void Follow(string assembly)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assembly))!;
        AssemblyLoadContext.Default.Resolving += (context, name) => Find(context, folder, name);
    }

    private static Assembly? Find(AssemblyLoadContext context, string folder, AssemblyName name)
    {
        var file = Path.Combine(folder, name.CultureName ?? "", name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
