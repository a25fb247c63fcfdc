using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;
using Langfuse.Observe.Capture.Writers;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Capture;

/// <summary>The serialiser contexts that loaded assemblies name by <see cref="CaptureWithAttribute"/>.</summary>
internal static class CaptureContexts
{
    private static readonly object s_gate = new();
    private static readonly HashSet<Assembly> s_searched = [];
    private static readonly List<JsonSerializerContext> s_contexts = [];

    /// <summary>A writer by the first context that knows the type, or null.</summary>
    public static ValueWriter? Find(Type type)
    {
        // Contexts know object without being asked, and nothing of what it holds.
        if (type == typeof(object))
        {
            return null;
        }

        lock (s_gate)
        {
            SearchNewAssemblies();
            foreach (var context in s_contexts)
            {
                if (context.GetTypeInfo(type) is { } known)
                {
                    return new FencedWriter(new ContextWriter(known));
                }
            }
        }

        return null;
    }

    private static void SearchNewAssemblies()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.IsDynamic || assembly.IsCollectible || !s_searched.Add(assembly))
            {
                continue;
            }

            foreach (var named in assembly.GetCustomAttributes<CaptureWithAttribute>())
            {
                Add(named.ContextType);
            }
        }
    }

    private static void Add([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type contextType)
    {
        var context = contextType.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
        if (context is JsonSerializerContext usable)
        {
            s_contexts.Add(usable);
            return;
        }

        SelfLog.WarnOnce(
            "capture-with:" + contextType.FullName,
            $"[assembly: CaptureWith(typeof({contextType.Name}))] has no effect: the type is not a JsonSerializerContext with a static Default. "
            + "Derive it from JsonSerializerContext and mark it [JsonSerializable].");
    }
}
