using System.Reflection;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>What an object holds on to, through all its fields.</summary>
internal static class ObjectGraph
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;

    /// <summary>Every object of ours that is reached from one, by the name of its type, without keeping any of them.</summary>
    public static IReadOnlyList<(string Type, WeakReference Part)> OursIn(object root)
    {
        var parts = new List<(string, WeakReference)>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Queue<object>([root]);
        while (waiting.TryDequeue(out var next))
        {
            if (next is string or MemberInfo or Delegate or Thread || next.GetType().IsPrimitive || !seen.Add(next))
            {
                continue;
            }

            // Arrays are the runtime's, and the empty one of a type is everybody's; what is in them is looked at all the same.
            if (next.GetType() is { IsValueType: false, IsArray: false, Namespace: { } name } type && name.StartsWith("Langfuse", StringComparison.Ordinal))
            {
                parts.Add((type.Name, new WeakReference(next)));
            }

            Held(next).ForEach(waiting.Enqueue);
        }

        return parts;
    }

    private static List<object> Held(object holder)
    {
        if (holder is Array array)
        {
            return array.GetType().GetElementType()!.IsPrimitive ? [] : [.. array.Cast<object?>().OfType<object>()];
        }

        var held = new List<object>();
        for (var type = holder.GetType(); type is not null; type = type.BaseType)
        {
            var fields = type.GetFields(Declared).Where(static field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike);
            held.AddRange(fields.Select(field => field.GetValue(holder)).OfType<object>());
        }

        return held;
    }
}
