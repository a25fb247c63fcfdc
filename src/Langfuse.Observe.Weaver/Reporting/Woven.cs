using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.Planning;
using Langfuse.Observe.Weaver.Validation;

namespace Langfuse.Observe.Weaver.Reporting;

/// <summary>Reports a method that is woven.</summary>
internal static class Woven
{
    public static MemberReport Report(ObservationPlan plan, List<Finding> findings)
    {
        var location = SourceLocation.Of(plan.Method);
        foreach (var argument in plan.Arguments.Where(argument => argument.Kind == ArgumentKind.TypeName))
        {
            findings.Add(Finding.Of(
                UsageRules.LFO1006_RecordedAsTypeName,
                location,
                argument.Parameter.Name,
                MemberNames.Full(plan.Method),
                TypeNames.Written(argument.Type)));
        }

        foreach (var marker in plan.UnreadMarkers)
        {
            findings.Add(Finding.Of(
                UsageRules.LFO1005_MarkerOnWrongType,
                location,
                marker.Method,
                marker.Argument.Parameter.Name,
                MemberNames.Full(plan.Method),
                (marker.Argument.Parameter.IsOut ? "value that is yet to be set, of type " : "") + TypeNames.Written(marker.Argument.Type),
                marker.IsId ? "string" : "string, Guid or number"));
        }

        return new MemberReport(MemberNames.Signature(plan.Method), plan.JoinPoint.Shape.ToString(), true, Why(plan.JoinPoint.Origin), location)
        {
            Notes = [.. plan.Arguments.Where(argument => argument.Note is not null).Select(Note), .. Notes(plan.Method)],
        };
    }

    private static string Why(JoinPointOrigin origin) => origin switch
    {
        JoinPointOrigin.Member => "[Observe] on it",
        JoinPointOrigin.Type => "[Observe] on its type",
        JoinPointOrigin.Assembly => "[assembly: Observe]",
        _ => "LangfuseObserveWeaveAll",
    };

    private static IEnumerable<string> Notes(MethodDefinition method) => TailCalls.In(method) ? ["its tail calls become ordinary calls"] : [];

    private static string Note(ArgumentPlan argument) => argument.Kind switch
    {
        ArgumentKind.TypeName => $"{argument.Name}: recorded as its type's name, {argument.Note}",
        ArgumentKind.Sensitive => $"{argument.Name}: recorded as ***, {argument.Note}",
        _ => $"{argument.Name}: not recorded, {argument.Note}",
    };
}
