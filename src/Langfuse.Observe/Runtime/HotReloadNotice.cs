using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using Langfuse.Observe.Recording;

[assembly: MetadataUpdateHandler(typeof(Langfuse.Observe.Runtime.HotReloadNotice))]

namespace Langfuse.Observe.Runtime;

/// <summary>Says once that a type with observed methods was edited while the program ran: the new bodies come from the compiler, unwoven.</summary>
/// <remarks>The runtime calls it after each hot reload (<c>dotnet watch</c>, editors). It names types, because that is all the runtime tells.</remarks>
internal static class HotReloadNotice
{
    /// <summary>Called by the runtime, which finds it by name.</summary>
    public static void UpdateApplication(Type[]? updatedTypes)
    {
        try
        {
            foreach (var type in (updatedTypes ?? []).Select(Written).Distinct().Where(IsObserved))
            {
                SelfLog.WarnOnce(
                    "hot-reload:" + type.FullName,
                    $"'{type.FullName}' was edited while the program ran. Those of its observed methods that were edited are not observed until the next build; all others still are. Restart to observe them again.");
            }
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("hot reload", exception);
        }
    }

    /// <summary>The type as written: state machines, closures and the like stand for the one around them.</summary>
    private static Type Written(Type type)
    {
        while (type.DeclaringType is { } outer && type.Name.StartsWith('<'))
        {
            type = outer;
        }

        return type;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Trimmed programs cannot be edited while they run.")]
    private static bool IsObserved(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.Assembly.IsDefined(typeof(WovenAttribute), inherit: false)
            && (type.IsDefined(typeof(ObserveAttribute), inherit: false)
                || type.Assembly.IsDefined(typeof(ObserveAttribute), inherit: false)
                || type.GetMembers(All).Any(member => member.IsDefined(typeof(ObserveAttribute), inherit: false))
                || type.GetNestedTypes(All).Any(nested => nested.Name.StartsWith('<') && IsObserved(nested)));
    }
}
