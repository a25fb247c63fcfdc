using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>An assembly in a load context of its own; the runtime library is the test's.</summary>
internal sealed class LoadedAssembly
{
    /// <param name="path">The assembly.</param>
    /// <param name="isOptimised">Whether its code is optimised from the first call on, as the runtime does for collectible contexts. Optimised
    /// code leaves out frames by inlining and tail calls; without it, what is compared is what the IL says.</param>
    public LoadedAssembly(string path, bool isOptimised = false)
    {
        Path = path;
        Assembly = new AssemblyLoadContext("snippet", isOptimised).LoadFromAssemblyPath(path);
    }

    public string Path { get; }

    public Assembly Assembly { get; }

    public MethodInfo Method(string type, string name) =>
        Assembly.GetType(type, throwOnError: true)!.GetMethod(name, (BindingFlags)(-1) & ~BindingFlags.DeclaredOnly & ~BindingFlags.IgnoreCase)
        ?? throw new InvalidOperationException($"{type}.{name} does not exist.");

    public T Delegate<T>(string type, string name)
        where T : Delegate => Method(type, name).CreateDelegate<T>();

    /// <summary>Has the JIT compile every method: it refuses invalid IL.</summary>
    /// <returns>How many methods it compiled.</returns>
    public int PrepareAll()
    {
        var count = 0;
        foreach (var type in Assembly.GetTypes())
        {
            const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
            foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            {
                if (!method.IsAbstract && method.GetMethodBody() is not null && Prepare(type, method))
                {
                    count++;
                }
            }
        }

        return count;
    }

    private static bool Prepare(Type type, MethodBase method)
    {
        var typeArguments = type.GetGenericArguments();
        var methodArguments = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        if (typeArguments.Length + methodArguments.Length == 0)
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            return true;
        }

        // One instantiation proves the IL; string and int fit the constraints of the kinds. Those they do not fit run in their own cells.
        foreach (var argument in new[] { typeof(string), typeof(int), typeof(List<int>) })
        {
            try
            {
                var instantiation = typeArguments.Concat(methodArguments).Select(_ => argument.TypeHandle).ToArray();
                RuntimeHelpers.PrepareMethod(method.MethodHandle, instantiation);
                return true;
            }
            catch (Exception exception) when (exception is ArgumentException or TypeLoadException or System.Security.VerificationException)
            {
                // The constraint does not allow it: the next one may fit.
            }
        }

        return false;
    }
}
