using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The reference to Langfuse.Observe.dll.</summary>
internal static class RuntimeLibrary
{
    private const string Name = "Langfuse.Observe";

    /// <summary>The module's own reference, or one made from the file that the compiler was given.</summary>
    public static AssemblyNameReference? In(ModuleDefinition module, WeaveOptions options, List<Finding> findings)
    {
        if (module.AssemblyReferences.FirstOrDefault(reference => reference.Name == Name) is { } existing)
        {
            return existing;
        }

        if (options.References.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == Name) is not { } file)
        {
            findings.Add(Finding.Of(WeavingRules.LFO2004_RuntimeNotReferenced, null, module.Name));
            return null;
        }

        var identity = System.Reflection.AssemblyName.GetAssemblyName(file);
        var added = new AssemblyNameReference(identity.Name, identity.Version) { PublicKeyToken = identity.GetPublicKeyToken() };
        module.AssemblyReferences.Add(added);
        return added;
    }
}
