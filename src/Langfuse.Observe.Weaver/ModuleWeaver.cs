using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.Modules;
using Langfuse.Observe.Weaver.Planning;
using Langfuse.Observe.Weaver.Reporting;
using Langfuse.Observe.Weaver.Rewriting;
using Langfuse.Observe.Weaver.Validation;

namespace Langfuse.Observe.Weaver;

/// <summary>Weaves one assembly: read, discover, validate, plan, rewrite, write. The file changes only in the last step.</summary>
internal sealed class ModuleWeaver(WeaveOptions options)
{
    private readonly List<Finding> _findings = [];
    private readonly List<MemberReport> _members = [];
    private bool _isWritten;

    public WeaveResult Weave()
    {
        WriteJournal.Recover(options.AssemblyPath);
        _findings.AddRange(PackageCheck.Check(options.Packages));

        // Most projects that could use [Observe] do not; for them Mono.Cecil is not even loaded.
        if (options.WeaveAll || Mention.MayStandIn(options.AssemblyPath))
        {
            Run();
        }

        return new WeaveResult(_findings, _members, _isWritten);
    }

    private void Run()
    {
        using var source = ModuleReader.Read(options, _findings);
        if (source is null || IsWovenAlready(source.Module))
        {
            return;
        }

        var joinPoints = Discover(source.Module);
        if (joinPoints.Count == 0 || !options.IsEnabled)
        {
            RefuseWhenOff(source.Module, joinPoints.Count);
            return;
        }

        var valid = Validate(joinPoints);
        _findings.AddRange(FSharpCheck.Check(source.Module, valid));
        _findings.AddRange(ResultCheck.Check(source.Module, valid));
        var plans = Plan(valid);
        if (HasErrors || plans.Count == 0 || RuntimeLibrary.In(source.Module, options, _findings) is not { } library)
        {
            return;
        }

        var scope = new ScopeMembers(source.Module, library);
        if (Rewrite(plans, source.Module, scope))
        {
            _isWritten = ModuleWriter.Write(source, scope, options, _findings);
        }
    }

    private bool HasErrors => _findings.Any(finding => finding.IsError);

    private bool IsWovenAlready(ModuleDefinition module)
    {
        if (WovenMark.VersionIn(module) is not { } version)
        {
            return false;
        }

        _findings.Add(Finding.Of(WeavingRules.LFO2003_AlreadyWoven, null, module.Name, version));
        return true;
    }

    private IReadOnlyList<JoinPoint> Discover(ModuleDefinition module)
    {
        var joinPoints = JoinPointFinder.Find(module, options.WeaveAll);
        _members.AddRange(joinPoints.Skipped);
        return joinPoints.Found;
    }

    private void RefuseWhenOff(ModuleDefinition module, int uses)
    {
        if (!options.IsEnabled && uses > 0)
        {
            _findings.Add(Finding.Of(WeavingRules.LFO2001_WeavingIsOff, null, module.Name));
        }
    }

    private List<JoinPoint> Validate(IReadOnlyList<JoinPoint> joinPoints)
    {
        var valid = new List<JoinPoint>(joinPoints.Count);
        foreach (var joinPoint in joinPoints)
        {
            if (JoinPointValidator.Check(joinPoint) is { } refusal)
            {
                Refuse(joinPoint, refusal);
            }
            else
            {
                valid.Add(joinPoint);
            }
        }

        return valid;
    }

    private void Refuse(JoinPoint joinPoint, Finding refusal)
    {
        // "Weave all" means all that can be; an attribute means this one.
        if (joinPoint.Origin != JoinPointOrigin.WeaveAll)
        {
            _findings.Add(refusal);
        }

        _members.Add(new MemberReport(
            MemberNames.Signature(joinPoint.Method), joinPoint.Shape.ToString(), false, refusal.Rule.Id + ": " + refusal.Message, refusal.Location));
    }

    private static List<ObservationPlan> Plan(List<JoinPoint> joinPoints)
    {
        var planner = new ObservationPlanner();
        return joinPoints.ConvertAll(planner.Plan);
    }

    private bool Rewrite(List<ObservationPlan> plans, ModuleDefinition module, ScopeMembers scope)
    {
        var rewriter = new MethodRewriter(module, scope);
        foreach (var plan in plans)
        {
            try
            {
                // Where the method is must be read before its lines are edited.
                _members.Add(Woven.Report(plan, _findings));
                rewriter.Rewrite(plan);
            }
            catch (Exception exception)
            {
                _findings.Add(Finding.Of(
                    OwnFaultRules.LFO9001_WeaverFailed, SourceLocation.Of(plan.Method), MemberNames.Full(plan.Method), exception.Message));
                return false;
            }
        }

        rewriter.Close();
        return true;
    }
}
