using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Langfuse.Observe.Capture;

/// <summary>What <see cref="SensitiveAttribute"/> and <see cref="NotCapturedAttribute"/> say of types and members.</summary>
/// <remarks>Read generously: also from a base class or interface, an overridden or implemented property, the constructor parameter
/// that a record's property comes from, and the field behind an auto-property. A secret that shows cannot be taken back.</remarks>
internal static class CaptureMarks
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static bool IsSensitive(Type type) => IsMarked(type, typeof(SensitiveAttribute));

    public static bool IsLeftOut(Type type) => IsMarked(type, typeof(NotCapturedAttribute));

    public static bool IsSensitive(MemberInfo member, Type owner) => IsMarked(member, owner, typeof(SensitiveAttribute));

    public static bool IsLeftOut(MemberInfo member, Type owner) => IsMarked(member, owner, typeof(NotCapturedAttribute));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that is trimmed away is one that the program does not use.")]
    private static bool IsMarked(Type type, Type mark) =>
        type.IsDefined(mark, inherit: true) || Array.Exists(type.GetInterfaces(), contract => contract.IsDefined(mark, inherit: false));

    private static bool IsMarked(MemberInfo member, Type owner, Type mark) =>
        Attribute.IsDefined(member, mark, inherit: true) || (member is PropertyInfo property && (IsMarkedInContract(property, owner, mark) || IsMarkedInConstructor(property, mark) || IsMarkedOnField(property, mark)));

    /// <summary><c>[field: Sensitive]</c> on an auto-property, or on a parameter of a record.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that is trimmed away holds no value.")]
    private static bool IsMarkedOnField(PropertyInfo property, Type mark) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Instance) is { } field && field.IsDefined(mark, inherit: false);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that is trimmed away is one that the program does not use.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "An interface's property that is trimmed away is one that the program does not use.")]
    private static bool IsMarkedInContract(PropertyInfo property, Type owner, Type mark) =>
        Array.Exists(owner.GetInterfaces(), contract => contract.GetProperty(property.Name) is { } declared && declared.IsDefined(mark, inherit: false));

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A constructor that is trimmed away never made the value.")]
    private static bool IsMarkedInConstructor(PropertyInfo property, Type mark)
    {
        foreach (var constructor in property.DeclaringType!.GetConstructors(Instance))
        {
            foreach (var parameter in constructor.GetParameters())
            {
                if (string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && parameter.IsDefined(mark, inherit: false))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
