using Mono.Collections.Generic;

namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Reads our attributes off members, types and parameters.</summary>
internal static class ObserveMarks
{
    public const string Namespace = "Langfuse.Observe";

    public static ObserveSettings? Observe(ICustomAttributeProvider provider) =>
        Find(provider, "ObserveAttribute") is { } attribute ? ObserveSettings.Read(attribute) : null;

    public static bool IsNotObserved(ICustomAttributeProvider provider) => Find(provider, "NotObservedAttribute") is not null;

    public static bool Has(ICustomAttributeProvider provider, string name) => Find(provider, name) is not null;

    public static IEnumerable<CustomAttribute> All(ICustomAttributeProvider provider, string name) =>
        provider.HasCustomAttributes ? provider.CustomAttributes.Where(attribute => Is(attribute, name)) : [];

    private static CustomAttribute? Find(ICustomAttributeProvider provider, string name)
    {
        if (!provider.HasCustomAttributes)
        {
            return null;
        }

        Collection<CustomAttribute> attributes = provider.CustomAttributes;
        for (var index = 0; index < attributes.Count; index++)
        {
            if (Is(attributes[index], name))
            {
                return attributes[index];
            }
        }

        return null;
    }

    private static bool Is(CustomAttribute attribute, string name) =>
        attribute.AttributeType is { Namespace: Namespace } type && type.Name == name;
}
