using System.ComponentModel;

namespace Langfuse.Observe.Runtime;

/// <summary>Written by the weaver onto an assembly that it has woven: an assembly is never woven twice.</summary>
/// <param name="weaverVersion">The version of the weaver.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WovenAttribute(string weaverVersion) : Attribute
{
    /// <summary>The version of the weaver.</summary>
    public string WeaverVersion { get; } = weaverVersion;
}
