using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>Every writer found so far by type, and those that generated code has registered.</summary>
internal static class WriterTable
{
    // Weak by type, so that a collectible assembly can go.
    private static readonly ConditionalWeakTable<Type, ValueWriter> s_found = [];
    private static readonly ConcurrentDictionary<Type, ValueWriter> s_generated = new();

    public static ValueWriter For(Type type) => s_found.TryGetValue(type, out var writer) ? writer : s_found.GetValue(type, WriterFactory.Create);

    public static ValueWriter? FindGenerated(Type type) => s_generated.GetValueOrDefault(type);

    public static void Register(Type type, ValueWriter writer) => s_generated.TryAdd(type, writer);
}
