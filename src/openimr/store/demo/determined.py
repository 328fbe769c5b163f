"""What the demo's one issued determination says, written as its reviewer would write it."""

from __future__ import annotations

OSTRANDER_SUMMARY = """\
The injured worker is a 52-year-old bus mechanic who hurt his low back on September 9, 2013, lifting a starter \
motor. The diagnosis is a chronic lumbar strain. Ten visits of physical therapy in early 2014 raised forward \
bending from 40 to 65 degrees, lifting from 10 to 25 pounds and his hours at work from four to six a day; he was \
discharged to a home program, which he still does daily.

Ibuprofen and later meloxicam were stopped in December 2014 because of a bleeding stomach ulcer, and \
acetaminophen is all he takes. On February 5, 2015 the pain was five to six of ten and worse with bending, with \
none below the knee. He bent forward to mid-shin; straight leg raising was negative, and strength and reflexes \
in the legs were normal. He has not had acupuncture before. Six visits were requested beside his exercise \
program, with bending, lifting and hours at the bench to be measured after the sixth. Utilization review denied \
them on February 20, 2015."""

OSTRANDER_RATIONALE = """\
The MTUS Acupuncture Medical Treatment Guidelines, section 9792.24.1(c), support acupuncture where pain \
medication is reduced or not tolerated, or as an adjunct to physical rehabilitation, and give three to six \
treatments as the time in which functional improvement should show.

Both grounds are in the record. The progress report of February 5, 2015, page 1, states that ibuprofen and \
meloxicam had to be stopped because of a bleeding stomach ulcer, and that the visits are to stand beside a daily \
exercise program. The same page states that he has not had acupuncture before, so no gain from earlier treatment \
has to be shown, and the six visits that are asked for stay within a first course. What will be measured \
afterwards is named.

The claims administrator's physician wrote that the request does not say that medication has been reduced or \
given up. The progress report says so. The requested six acupuncture visits for the lumbar spine are medically \
necessary."""
