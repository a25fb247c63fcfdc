using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Whether a type is one of an AI library.</summary>
internal static class KnownLibraries
{
    public static bool Has(Type type) => AiTypes.IsLibrary(type.Assembly.GetName().Name);
}
