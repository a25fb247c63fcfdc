namespace Langfuse.Observe.Capture.Writers;

/// <summary>The same text for every value: the name of a type that cannot be recorded, or <c>***</c>.</summary>
internal sealed class FixedTextWriter(string text) : ValueWriter
{
    /// <summary>For types marked <see cref="SensitiveAttribute"/>.</summary>
    public static readonly FixedTextWriter Sensitive = new("***");

    public static FixedTextWriter TypeName(Type type) => new(TypeNames.Of(type));

    public override void WriteObject(CaptureWriter writer, object value) => writer.Text(text);
}

/// <summary>For types marked <see cref="NotCapturedAttribute"/>: the value and the name of its member are left out.</summary>
internal sealed class OmittingWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value) => writer.Omit();
}
