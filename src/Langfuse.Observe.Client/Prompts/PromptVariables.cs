using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Prompts;

/// <summary>Reads variables by name: from a dictionary, a JSON object, or the public properties of any other object.</summary>
internal static class PromptVariables
{
    /// <summary>Whether values of the type are asked by name, and not read property by property.</summary>
    public static bool IsByName(Type type) =>
        type == typeof(JsonElement) || typeof(JsonObject).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type)
        || typeof(IEnumerable<KeyValuePair<string, object?>>).IsAssignableFrom(type) || typeof(IEnumerable<KeyValuePair<string, string?>>).IsAssignableFrom(type);

    public static PromptLookup Lookup(object? variables) => variables switch
    {
        null => static (string name, out object? value) => (value = null) is not null,
        JsonElement { ValueKind: JsonValueKind.Object } element => (string name, out object? value) =>
        {
            var isThere = element.TryGetProperty(name, out var found);
            value = isThere ? found : null;
            return isThere;
        },
        JsonObject json => (string name, out object? value) =>
        {
            var isThere = json.TryGetPropertyValue(name, out var found);
            value = found;
            return isThere;
        },
        IReadOnlyDictionary<string, object?> dictionary => dictionary.TryGetValue,
        IDictionary<string, object?> dictionary => dictionary.TryGetValue,
        IReadOnlyDictionary<string, string?> dictionary => (string name, out object? value) => Found(dictionary.TryGetValue(name, out var text), text, out value),
        IDictionary dictionary => (string name, out object? value) => Found(dictionary.Contains(name), dictionary.Contains(name) ? dictionary[name] : null, out value),
        IEnumerable<KeyValuePair<string, object?>> pairs => ByName(pairs),
        IEnumerable<KeyValuePair<string, string?>> pairs => ByName(pairs.Select(static pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))),
        _ => ByProperty(variables),
    };

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Compile<T> keeps the properties of the types that it is called with; where one of a derived type is trimmed, its variable stays as it is written.")]
    private static PromptLookup ByProperty(object variables)
    {
        var type = variables.GetType();
        return (string name, out object? value) =>
        {
            var property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance);
            return Found(property is not null, property?.GetValue(variables), out value);
        };
    }

    private static PromptLookup ByName(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var byName = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            byName[pair.Key] = pair.Value;
        }

        return byName.TryGetValue;
    }

    private static bool Found(bool isThere, object? found, out object? value)
    {
        value = found;
        return isThere;
    }
}
