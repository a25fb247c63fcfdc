namespace Langfuse.Observe.Weaver.Reporting;

/// <summary>A place in the user's source, as the symbols tell it.</summary>
internal sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary>The first visible line of a method; of a state machine's body when the method itself only starts it.</summary>
    public static SourceLocation? Of(MethodDefinition method) =>
        FirstLine(method) ?? (Discovery.StateMachine.MoveNextOf(method) is { } moveNext ? FirstLine(moveNext) : null);

    /// <summary>The first visible line of any method of a type: close to a member that has no body of its own.</summary>
    public static SourceLocation? Near(TypeDefinition? type) => type?.Methods.Select(Of).FirstOrDefault(found => found is not null);

    private static SourceLocation? FirstLine(MethodDefinition method)
    {
        if (!method.HasBody || !method.Module.HasSymbols || !method.DebugInformation.HasSequencePoints)
        {
            return null;
        }

        var point = method.DebugInformation.SequencePoints.FirstOrDefault(candidate => !candidate.IsHidden);
        return point is null ? null : new SourceLocation(point.Document.Url, point.StartLine, point.StartColumn);
    }
}
