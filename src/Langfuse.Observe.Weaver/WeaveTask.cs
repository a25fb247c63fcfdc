using Langfuse.Observe.Weaver.Reporting;
using Microsoft.Build.Framework;

namespace Langfuse.Observe.Weaver;

/// <summary>The build task: properties in, options out, findings to the build's log.</summary>
public sealed class WeaveTask : Microsoft.Build.Utilities.Task
{
    /// <summary>The compiled assembly in the intermediate folder.</summary>
    [Required]
    public string AssemblyPath { get; set; } = "";

    /// <summary>The compiler's references.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Where the build report goes.</summary>
    public string? ReportPath { get; set; }

    /// <summary>The strong name key, when the compiler signed with one.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The property LangfuseObserveEnabled.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>The property LangfuseObserveWeaveAll.</summary>
    public bool WeaveAll { get; set; }

    /// <summary>Whether the analyzers run in this build, which warn of the same mistakes.</summary>
    public bool AreAnalyzersOn { get; set; } = true;

    /// <inheritdoc/>
    public override bool Execute()
    {
        var options = new WeaveOptions(Path.GetFullPath(AssemblyPath))
        {
            References = [.. References.Select(reference => reference.ItemSpec)],
            Packages = [.. References.Select(PackageVersion.Of).OfType<PackageVersion>().Distinct()],
            ReportPath = ReportPath,
            KeyFile = string.IsNullOrEmpty(KeyFile) ? null : KeyFile,
            IsEnabled = IsEnabled,
            WeaveAll = WeaveAll,
        };
        var result = Weave(options);
        foreach (var finding in result.Findings)
        {
            Report(finding);
        }

        return !result.HasErrors;
    }

    private static WeaveResult Weave(WeaveOptions options)
    {
        WeaveResult result;
        try
        {
            result = new ModuleWeaver(options).Weave();
        }
        catch (Exception exception)
        {
            result = new WeaveResult([Finding.Of(OwnFaultRules.LFO9001_WeaverFailed, null, Path.GetFileName(options.AssemblyPath), exception)], [], false);
        }

        // An assembly that is woven already was reported when it was woven.
        if (options.ReportPath is { } path && !result.Findings.Any(finding => finding.Rule == WeavingRules.LFO2003_AlreadyWoven))
        {
            BuildReport.Write(path, Path.GetFileName(options.AssemblyPath), result);
        }

        return result;
    }

    private void Report(Finding finding)
    {
        var (file, line, column) = finding.Location is { } location ? (location.File, location.Line, location.Column) : (null, 0, 0);
        var rule = finding.Rule;
        if (finding.IsError)
        {
            Log.LogError("", rule.Id, "", rule.HelpLink, file, line, column, 0, 0, "{0}", finding.Message);
            return;
        }

        // What the analyzers warn of too would be noise when said twice.
        if (rule.Severity == RuleSeverity.Warning && !(AreAnalyzersOn && (rule.Reporters & RuleReporters.Analyzer) != 0))
        {
            Log.LogWarning("", rule.Id, "", rule.HelpLink, file, line, column, 0, 0, "{0}", finding.Message);
            return;
        }

        Log.LogMessage("", rule.Id, "", file, line, column, 0, 0, MessageImportance.Low, "{0}", finding.Message);
    }
}
