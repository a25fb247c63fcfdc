using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Langfuse.Observe.Prompts;

/// <summary>The public properties of a type as texts, each read by a delegate that is made once. It needs no code made at run time, and the
/// annotation keeps the properties where programs are trimmed.</summary>
internal static class PromptMembers<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>
{
    /// <summary>Null for types that are read another way: dictionaries and JSON.</summary>
    public static readonly IReadOnlyDictionary<string, Func<T, string?>>? Texts = PromptVariables.IsByName(typeof(T)) ? null : Read();

    private static Dictionary<string, Func<T, string?>> Read()
    {
        var texts = new Dictionary<string, Func<T, string?>>(StringComparer.Ordinal);
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
            {
                texts[property.Name] = Getter(property);
            }
        }

        return texts;
    }

    private static Func<T, string?> Getter(PropertyInfo property)
    {
        if (property.PropertyType == typeof(string) && !typeof(T).IsValueType)
        {
            return property.GetMethod!.CreateDelegate<Func<T, string?>>();
        }

        return Direct<int>(property) ?? Direct<long>(property) ?? Direct<double>(property) ?? Direct<bool>(property) ?? Direct<decimal>(property)
            ?? Direct<DateTime>(property) ?? Direct<DateTimeOffset>(property) ?? Direct<Guid>(property) ?? (owner => PromptText.Of(property.GetValue(owner)));
    }

    private static Func<T, string?>? Direct<TValue>(PropertyInfo property)
    {
        if (property.PropertyType != typeof(TValue) || typeof(T).IsValueType)
        {
            return null;
        }

        var get = property.GetMethod!.CreateDelegate<Func<T, TValue>>();
        return owner => PromptText.Of(get(owner));
    }
}
