using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>A collection around another one: what is inside decides, because it may be a class of the user's.</summary>
internal sealed class WrapperWriter : ValueWriter
{
    private static readonly Type[] s_wrappers = [typeof(Collection<>), typeof(ReadOnlyCollection<>), typeof(ReadOnlyDictionary<,>)];

    private readonly FieldInfo _inner;

    private WrapperWriter(FieldInfo inner) => _inner = inner;

    /// <summary>The writer when the type is such a wrapper or derives from one, else null.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(Collection<>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(ReadOnlyCollection<>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicFields, typeof(ReadOnlyDictionary<,>))]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The fields of the three wrappers are kept by the dependencies above.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The fields of the three wrappers are kept by the dependencies above.")]
    public static ValueWriter? For(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsGenericType && Array.IndexOf(s_wrappers, candidate.GetGenericTypeDefinition()) >= 0)
            {
                var fields = candidate.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
                var inner = Array.Find(fields, field => field.Name is "items" or "list" or "m_dictionary" or "_dictionary");
                return inner is null ? FixedTextWriter.TypeName(type) : new WrapperWriter(inner);
            }
        }

        return null;
    }

    public override void WriteObject(CaptureWriter writer, object value) => ValueDispatch.WriteObject(writer, _inner.GetValue(value));
}
