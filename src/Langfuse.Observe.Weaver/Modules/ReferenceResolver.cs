namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Finds the assemblies that the compiler was given. Each is opened at most once, and only when a type of it is asked for.</summary>
internal sealed class ReferenceResolver(IReadOnlyList<string> references) : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition?> _opened = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, string>? _paths;

    /// <summary>Null when the assembly is not among the references.</summary>
    public AssemblyDefinition? Resolve(AssemblyNameReference name)
    {
        if (!_opened.TryGetValue(name.Name, out var assembly))
        {
            assembly = Open(name.Name);
            _opened[name.Name] = assembly;
        }

        return assembly;
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (var assembly in _opened.Values)
        {
            assembly?.Dispose();
        }
    }

    private AssemblyDefinition? Open(string name)
    {
        _paths ??= Index();
        if (!_paths.TryGetValue(name, out var path))
        {
            return null;
        }

        try
        {
            return AssemblyDefinition.ReadAssembly(path, new ReaderParameters(ReadingMode.Deferred) { AssemblyResolver = this });
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Dictionary<string, string> Index()
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in references)
        {
            paths[Path.GetFileNameWithoutExtension(path)] = path;
        }

        return paths;
    }
}
