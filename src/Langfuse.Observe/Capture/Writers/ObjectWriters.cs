using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture.Reading;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>The writer of an object that has no generated one: compiled once from its fields.</summary>
internal static class ObjectWriters
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A field that is trimmed away was never read or written, so it held nothing; one whose property is trimmed away is not recorded.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made at run time: the net8.0 analyzer does not see the guard.")]
    public static ValueWriter Create(Type type)
    {
        if (type == typeof(object))
        {
            return new FixedTextWriter("object");
        }

        return RuntimeFeature.IsDynamicCodeSupported ? Compile(type) : Unknown(type);
    }

    [RequiresUnreferencedCode("Reads fields by reflection.")]
    [RequiresDynamicCode("Compiles a method.")]
    private static ValueWriter Compile(Type type)
    {
        var members = RecordedMembers.Of(type, out var isMore);
        return members.Count == 0 && isMore
            ? FixedTextWriter.TypeName(type)
            : (ValueWriter)Activator.CreateInstance(typeof(ObjectWriter<>).MakeGenericType(type), ObjectReader.Compile(type, members))!;
    }

    private static FixedTextWriter Unknown(Type type)
    {
        var name = TypeNames.Of(type);
        SelfLog.WarnOnce(
            "no-writer:" + name,
            $"A value of type '{name}' is recorded as its type name only: this program was compiled ahead of time, and no writer was generated for it. "
            + "Make it the parameter or result of an [Observe]d method, or add [assembly: CaptureWith(typeof(...))] with a JsonSerializerContext that knows it.");
        return FixedTextWriter.TypeName(type);
    }
}
