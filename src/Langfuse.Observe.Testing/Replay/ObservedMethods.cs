using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>The observed methods of the program under test: of the woven assemblies that lie beside a test's.</summary>
/// <remarks>Not only those that the test's assembly refers to: a test whose call is found by name refers to none.</remarks>
internal sealed class ObservedMethods(Assembly test)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Lazy<List<MethodInfo>> _methods = new(() => [.. Woven(test).SelectMany(MethodsOf)]);

    /// <summary>The methods that are recorded under a name.</summary>
    public IReadOnlyList<MethodInfo> Named(string name) => [.. _methods.Value.Where(method => NameOf(method) == name)];

    private static string? NameOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<ObserveAttribute>() is { } own)
        {
            return own.Name ?? method.Name;
        }

        var isObserved = method.DeclaringType!.GetCustomAttribute<ObserveAttribute>() is not null || method.DeclaringType!.Assembly.GetCustomAttributes<ObserveAttribute>().Any();
        return isObserved ? method.Name : null;
    }

    private static IEnumerable<Assembly> Woven(Assembly test)
    {
        var context = AssemblyLoadContext.GetLoadContext(test) ?? AssemblyLoadContext.Default;
        var folder = Path.GetDirectoryName(test.Location);
        var beside = string.IsNullOrEmpty(folder) ? [] : Directory.GetFiles(folder, "*.dll").Where(RefersToUs).Select(file => Load(context, file)).OfType<Assembly>();
        return beside.Append(test).Distinct().Where(static assembly => assembly.IsDefined(typeof(WovenAttribute)));
    }

    private static bool RefersToUs(string file)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(file));
            if (!image.HasMetadata)
            {
                return false;
            }

            var metadata = image.GetMetadataReader();
            return metadata.AssemblyReferences.Any(reference => metadata.StringComparer.Equals(metadata.GetAssemblyReference(reference).Name, "Langfuse.Observe"));
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Assembly? Load(AssemblyLoadContext context, string file)
    {
        try
        {
            return context.LoadFromAssemblyName(new AssemblyName(Path.GetFileNameWithoutExtension(file)));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<MethodInfo> MethodsOf(Assembly assembly) =>
        TypesOf(assembly).SelectMany(static type => type.GetMethods(Declared)).Where(static method => !method.IsAbstract && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.IsSpecialName);

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
