using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Validation;

/// <summary>Warns of observed F# functions whose work the attribute does not reach. No analyzer runs on F#, so the weaver says it.</summary>
internal sealed class FSharpCheck
{
    // The F# compiler inlines what is small by its own measure, of expressions. In code this is what it took of functions tried, and a bit more.
    private const int SmallCode = 32;

    private readonly HashSet<MethodDefinition>? _called;
    private readonly bool _isProgram;

    private FSharpCheck(ModuleDefinition module)
    {
        _isProgram = module.EntryPoint is not null;
        _called = FSharp.IsOptimised(module) ? Called(module) : null;
    }

    public static IEnumerable<Finding> Check(ModuleDefinition module, IReadOnlyList<JoinPoint> joinPoints)
    {
        if (!FSharp.Made(module))
        {
            return [];
        }

        var check = new FSharpCheck(module);
        return joinPoints.Where(joinPoint => joinPoint.Origin != JoinPointOrigin.WeaveAll).SelectMany(joinPoint => check.Of(joinPoint.Method));
    }

    private IEnumerable<Finding> Of(MethodDefinition method)
    {
        if (FSharp.IsAsync(method.ReturnType))
        {
            yield return Lazy(method, "an Async", "Return a Task: write task { } in the place of async { }, or pipe it into Async.StartAsTask.");
        }
        else if (FSharp.MakesSequence(method))
        {
            yield return Lazy(method, "a lazy sequence", "Return a list or an array (Seq.toList), or observe the function that goes through it.");
        }

        if (Inlined(method) is { } why)
        {
            yield return Finding.Of(WeavingRules.LFO2011_InlinedByFSharp, SourceLocation.Of(method), MemberNames.Full(method), why);
        }
    }

    private static Finding Lazy(MethodDefinition method, string what, string cure) =>
        Finding.Of(WeavingRules.LFO2010_LazyFSharpResult, SourceLocation.Of(method), MemberNames.Full(method), what, cure);

    /// <summary>Calls through an interface or a base class, and those by reflection, which an attribute of somebody's announces, cannot be inlined.</summary>
    private string? Inlined(MethodDefinition method)
    {
        if (_called is null || method.NoInlining || method.IsVirtual || method.DeclaringType.Module.EntryPoint == method)
        {
            return null;
        }

        var isSeen = !_isProgram && (method.IsPublic || method.IsFamily);
        if (!isSeen)
        {
            return _called.Contains(method) || HasOtherAttributes(method) ? null : "is called nowhere in the compiled program, because the F# compiler put its body in the place of its calls";
        }

        return method.Body.CodeSize <= SmallCode ? "is so small that the F# compiler puts its body in the place of its calls" : null;
    }

    private static bool HasOtherAttributes(MethodDefinition method) => method.CustomAttributes.Any(attribute =>
        attribute.AttributeType.Namespace is not (ObserveMarks.Namespace or "Microsoft.FSharp.Core" or "System.Runtime.CompilerServices" or "System.Diagnostics"));

    private static HashSet<MethodDefinition> Called(ModuleDefinition module) =>
    [
        .. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>()
                .Select(called => Definition(called, module)).Where(called => called is not null && called != method)).Select(called => called!),
    ];

    private static MethodDefinition? Definition(MethodReference called, ModuleDefinition module)
    {
        var element = called.GetElementMethod();
        return element as MethodDefinition ?? (element.DeclaringType.Scope == module ? element.Resolve() : null);
    }
}
