using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Langfuse.Observe;

/// <summary>Lets the types of a <see cref="JsonSerializerContext"/> be recorded as that context serialises them.</summary>
/// <remarks>Capture otherwise reads fields and auto-properties only and runs none of your code. Use this for types whose JSON needs
/// converters or computed properties, and under NativeAOT for types that the generator cannot see.</remarks>
/// <param name="contextType">A <see cref="JsonSerializerContext"/> with a static <c>Default</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CaptureWithAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type contextType) : Attribute
{
    /// <summary>The context.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type ContextType { get; } = contextType;
}
