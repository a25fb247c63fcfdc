namespace Langfuse.Observe.Capture.Reading;

/// <summary>The names of a type's recorded members, ready to be copied into the output.</summary>
internal sealed class MemberNames(List<RecordedMember> members)
{
    private readonly byte[][] _names = [.. members.Select(static member => member.QuotedName())];

    public bool Begin(CaptureWriter writer, int index) => writer.Member(_names[index]);
}
