using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Weaver.Reporting;

/// <summary>Writes <c>langfuse.observe.json</c>: each member that was asked for, woven or not, and why.</summary>
internal static class BuildReport
{
    public static void Write(string path, string assembly, WeaveResult result)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"assembly\": ").Append(Quoted(assembly));
        text.Append(",\n  \"weaver\": ").Append(Quoted(WovenMark.Version));
        text.Append(",\n  \"woven\": ").Append(Number(result.Members.Count(member => member.IsWoven)));
        text.Append(",\n  \"notWoven\": ").Append(Number(result.Members.Count(member => !member.IsWoven)));
        text.Append(",\n  \"members\": [").Append(string.Join(",", result.Members.Select(Line))).Append("\n  ],");
        text.Append("\n  \"diagnostics\": [").Append(string.Join(",", result.Findings.Select(Line))).Append("\n  ]\n}\n");
        File.WriteAllText(path, text.ToString());
    }

    private static string Line(MemberReport member)
    {
        var notes = member.Notes.Count == 0 ? "" : ", \"notes\": [" + string.Join(", ", member.Notes.Select(Quoted)) + "]";
        return $"\n    {{ \"member\": {Quoted(member.Member)}, \"kind\": {Quoted(member.Kind)}, \"woven\": {(member.IsWoven ? "true" : "false")}, "
            + $"\"why\": {Quoted(member.Why)}{notes}{Place(member.Location)} }}";
    }

    private static string Line(Finding finding) =>
        $"\n    {{ \"id\": {Quoted(finding.Rule.Id)}, \"severity\": {Quoted(finding.Rule.Severity.ToString())}, \"message\": {Quoted(finding.Message)}{Place(finding.Location)} }}";

    private static string Place(SourceLocation? location) =>
        location is null ? "" : $", \"file\": {Quoted(location.File)}, \"line\": {Number(location.Line)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }
}
