using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>The shape of each type seen, found once.</summary>
internal static class AiShapes
{
    // Weak by type, so that a collectible assembly can go.
    private static readonly ConditionalWeakTable<Type, Found> s_found = [];
    private static readonly ConcurrentDictionary<Type, AiReader> s_generated = new();
    private static readonly ConcurrentQueue<Action> s_registrations = new();

    /// <summary>Null when no AI library has the type, nor one that it derives from.</summary>
    public static AiShape? For(Type type) => s_found.TryGetValue(type, out var found) ? found.Shape : s_found.GetValue(type, Find).Shape;

    public static void Register(Type type, AiReader reader) => s_generated.TryAdd(type, reader);

    public static void Register(Action register) => s_registrations.Enqueue(register);

    /// <summary>Whether the compilation that observes it wrote how it is read.</summary>
    public static bool IsGenerated(Type type)
    {
        RunRegistrations();
        return s_generated.ContainsKey(type);
    }

    private static Found Find(Type type)
    {
        for (var candidate = type; candidate is not null && candidate != typeof(object); candidate = candidate.BaseType)
        {
            if (AiTypes.Find(NameOf(candidate)) is { } known)
            {
                RunRegistrations();
                var reader = s_generated.GetValueOrDefault(candidate) ?? ReflectedReaders.Make(type, candidate, known);
                return new(new AiShape(type, known, reader));
            }
        }

        return new(null);
    }

    private static void RunRegistrations()
    {
        while (s_registrations.TryDequeue(out var register))
        {
            try
            {
                register();
            }
            catch (Exception exception)
            {
                // A library of another version than the one that was compiled against: its types are read at run time.
                Recording.SelfLog.Fenced("registering readers of AI types", exception);
            }
        }
    }

    private static string? NameOf(Type type) => type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition().FullName : type.FullName;

    private sealed record Found(AiShape? Shape);
}
