using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Validation;

/// <summary>Says which rule refuses a join point; never throws.</summary>
internal static class JoinPointValidator
{
    /// <summary>The rule that keeps the method from being woven; null when it can be.</summary>
    public static Finding? Check(JoinPoint joinPoint) =>
        WithoutBody(joinPoint.Method) ?? SpecialMember(joinPoint.Method) ?? Signature(joinPoint.Method) ?? Body(joinPoint) ?? ReducerCheck.Check(joinPoint);

    private static Finding? WithoutBody(MethodDefinition method)
    {
        if (method.HasBody)
        {
            return null;
        }

        var kind = method switch
        {
            { DeclaringType.IsInterface: true } => "an interface member",
            { IsAbstract: true } => "abstract",
            _ => "extern",
        };
        return Finding.Of(UsageRules.LFO1001_NoBody, Locate(method), MemberNames.Full(method), kind);
    }

    private static Finding? SpecialMember(MethodDefinition method)
    {
        var kind = method.IsConstructor ? "constructor" : MethodKinds.IsFinaliser(method) ? "finaliser" : null;
        return kind is null ? null : Finding.Of(UsageRules.LFO1002_ConstructorOrFinaliser, Locate(method), MemberNames.Full(method), kind);
    }

    private static Finding? Signature(MethodDefinition method)
    {
        if (method.CallingConvention == MethodCallingConvention.VarArg)
        {
            return Unsupported(method, "takes __arglist");
        }

        var isUnmanaged = method.HasCustomAttributes && method.CustomAttributes.Any(attribute =>
            attribute.AttributeType.FullName == "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute");
        return isUnmanaged ? Unsupported(method, "is called from unmanaged code") : null;
    }

    private static Finding? Body(JoinPoint joinPoint)
    {
        var method = joinPoint.Method;
        if (joinPoint.Shape == MethodShape.Async)
        {
            return AsyncBody.Find(method, out var problem) is null ? UnknownBody(method, problem) : null;
        }

        if (method.Body.Instructions.Any(instruction => instruction.OpCode.Code == Code.Jmp))
        {
            return UnknownBody(method, "it leaves with a jmp instruction");
        }

        return TailCalls.BackTo(method) is { } called
            ? Finding.Of(WeavingRules.LFO2009_RecursiveTailCall, Locate(method), MemberNames.Full(method), MemberNames.Full(called))
            : null;
    }

    private static Finding UnknownBody(MethodDefinition method, string problem) =>
        Finding.Of(WeavingRules.LFO2005_UnknownBody, Locate(method), MemberNames.Full(method), problem);

    private static Finding Unsupported(MethodDefinition method, string what) =>
        Finding.Of(UsageRules.LFO1007_UnsupportedShape, Locate(method), MemberNames.Full(method), what);

    private static SourceLocation? Locate(MethodDefinition method) => SourceLocation.Of(method) ?? SourceLocation.Near(method.DeclaringType);
}
