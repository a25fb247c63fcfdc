// Right
using Langfuse.Observe;

namespace Solar.Planner;

public sealed record Roof(double Area, double Shade, bool Listed);

public sealed class RoofPlanner
{
    private const double Half = 0.5;

    [Observe]
    public int Plan(Roof roof)
    {
        var panels = roof.Listed ? 0 : (int)(roof.Area * (1 - roof.Shade) / 1.7);
        LangfuseContext.ScoreCurrentTrace("usable-share", roof.Listed ? Half : 1 - roof.Shade, dataType: ScoreDataType.Numeric);
        LangfuseContext.ScoreCurrentTrace("permitted", Flag(!roof.Listed), dataType: ScoreDataType.Boolean);
        LangfuseContext.ScoreCurrentTrace("south-facing", roof.Shade < Half);
        return panels;
    }

    private static int Flag(bool value)
    {
        if (value)
        {
            return 1;
        }

        return 0;
    }
}
