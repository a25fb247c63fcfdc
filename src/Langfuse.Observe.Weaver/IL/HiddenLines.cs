namespace Langfuse.Observe.Weaver.IL;

/// <summary>Keeps debuggers and stack traces at the lines that the user wrote.</summary>
internal static class HiddenLines
{
    /// <summary>The line number that means "step over" (portable PDB specification, sequence points).</summary>
    private const int Hidden = 0xfeefee;

    /// <summary>Gives the inserted instructions the line of the user's first. Stack traces show the line of offset 0 for what optimised code throws
    /// from blocks that its checks share (an index out of range, an overflow), and for runtime-async methods.</summary>
    /// <param name="isAlways">Also when the compiler hid the user's first: then the method's start had no line before either.</param>
    public static void JoinFirst(MethodDefinition method, Instruction first, bool isAlways)
    {
        if (!method.Module.HasSymbols || !method.DebugInformation.HasSequencePoints)
        {
            return;
        }

        var points = method.DebugInformation.SequencePoints;
        if (points.FirstOrDefault(point => !point.IsHidden) is not { } joined || (points[0].IsHidden && !isAlways))
        {
            points.Insert(0, Hide(method, first));
            return;
        }

        // What the compiler hides before the line joins it too; else the line would stand there twice.
        while (!ReferenceEquals(points[0], joined))
        {
            points.RemoveAt(0);
        }

        points.RemoveAt(0);
        points.Insert(0, new SequencePoint(first, joined.Document)
        {
            StartLine = joined.StartLine,
            StartColumn = joined.StartColumn,
            EndLine = joined.EndLine,
            EndColumn = joined.EndColumn,
        });
    }

    public static void AtEnd(MethodDefinition method, Instruction first)
    {
        if (!method.Module.HasSymbols || !method.DebugInformation.HasSequencePoints)
        {
            return;
        }

        method.DebugInformation.SequencePoints.Add(Hide(method, first));
    }

    private static SequencePoint Hide(MethodDefinition method, Instruction first) =>
        new(first, method.DebugInformation.SequencePoints[0].Document) { StartLine = Hidden, EndLine = Hidden };
}
