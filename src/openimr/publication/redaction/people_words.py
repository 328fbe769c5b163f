"""Words that tell names from other capitalized words. All lists are compiled for this project."""

from __future__ import annotations

import re
from functools import cache

from openimr.wording import treatments

_GIVEN = """
    aaron abigail adam adela adrian adriana agustin aiden alberto alejandra alejandro alfonso alfredo alicia alisha
    allison alma
    alonso amanda amber amelia amir amy ana anderson andre andrea andrew andres angela angelica anita ann anna anne
    anthony antonia antonio
    araceli armando arthur arturo ashley aurelio aurora bao barbara beatriz benjamin bernardo beth betty beverly binh
    brandon brenda brian
    bridget bruce bryan caitlin camila carl carla carlos carmen carol caroline carolyn catherine cecilia cesar charles
    charlotte cheng
    cheryl chong christian christina christine christopher cindy claudia connie consuelo corazon craig cristina
    crystal cynthia
    daniel daniela danielle danny darlene darren david deborah debra denise dennis derek diana diane diego dolores
    domingo
    donald donna doris dorothy douglas duc dung dwayne edgar eduardo edward edwin efren eileen elaine eleanor elena
    elizabeth ellen elvira
    emilio emily emma enrique eric erica ernesto esperanza estela esteban esther ethan eugene eva evelyn fatima felipe
    felix
    fernando frances francine francisco frederick gabriel gabriela gary george gerald gerardo gilberto gina gladys
    glenn gloria gonzalo
    graciela gregory guadalupe guillermo gustavo hannah harold hector heather hector helen henry herbert hien hiroshi
    hoa hoang howard hung
    ian ignacio imelda ines ingrid irene irma isaac isabel isabella ivan jacob jacqueline jaime james jamal jane janet
    janice jared jasmine jason javier
    jean jeffrey jennifer jeremy jerome jessica jesus jiahui joan joanna joel johanna john jonathan jorge jose joseph
    josefina joshua joyce juan juana judith julia
    julian julie julio justin karen katherine kathleen kathryn keisha keith kelly kenneth kevin khalid kimberly kou
    kristen kyle lakisha larry laura lauren
    laurie leonard leonardo leticia liam lillian linda linh lisa lorena lorenzo lorraine louis louise lourdes lucas
    lucia luis lupe luz
    mai manuel marcela marco marcos marcus margaret margarita maria mariana maribel marie marilyn mario marisol
    marjorie marta martha martin martina
    matthew maureen mauricio maxine mei melissa mercedes mercy michael michaela michele michelle miguel minh miriam
    mohammed moises monica
    muhammad nancy natalia natalie nathan nestor nhia nicholas nicole nicolas nina noah noel norma octavio olga oliver
    olivia
    omar oscar pablo paloma pamela patricia paul paula pedro peter philip phillip phuong pilar priscilla quang quyen
    rachel rafael
    ramiro ramon raquel raul raymond rebecca refugio ricardo richard rigoberto robert roberta roberto rocio rodolfo
    rodrigo roger rogelio
    roland ronald rosa rosalinda rosario rosemary roxanne ruben russell ruth ryan salvador samantha samuel sandra
    santiago santos
    sara sarah scott sean sergio sharon shirley silvia simon sofia sonia sophia soua stacy stanley stephanie stephen
    steven susan susana sylvia
    tamara tanya teresa terrence thanh theodore theresa thi thomas thuy tiffany timothy tina tomas tracy travis trinh
    tuan tyler tyrone valentina
    valeria vanessa veronica vicente vicki victoria vincent virginia viviana walter wanda wayne wei wendy wendell
    william xai xiaoming ximena xochitl
    yan yesenia yolanda yong yvonne zachary zoe zoila ada ansel beatrix clyde edith elias ezra fiona floyd gideon
    greta gwendolyn
    hazel hugo imogen ivy jasper josephine juniper leona lionel lottie mabel malcolm marguerite maude milton mirabel
    nadia naomi nora
    odessa opal orville otis percy phoebe reginald rosalind rufus selma sheldon sigrid silas tabitha thaddeus tobias
    ursula vera vernon
    violet wilbur wilhelmina winifred zelda priya rajesh sunil anil deepa lakshmi arjun ravi sanjay kavita olumide
    chinedu ngozi kwame amina yusuf
    hassan ahmed ibrahim layla leila noor omid parisa reza shirin dmitri natasha olena svetlana vladimir tatiana
    jun ji-ho minji sunhee youngsoo hyejin takeshi yuki keiko kenji akira erlinda rodel jomar marites rowena danilo
    benigno
"""
_SURNAMES = """
    aguilar aguirre alvarado alvarez anderson arellano avila ayala banuelos bautista becerra beltran bennett bernal
    cabrera calderon camacho campos
    cardenas carrillo castaneda castillo castro cervantes chavez chen cheng chang cisneros contreras cordova coronado
    corona cortez cruz
    davis delacruz delarosa delgado diaz dinh dominguez doan duarte duong escobar espinoza esparza estrada evans
    fernandez figueroa flores fuentes
    gallegos garcia garza gomez gonzales gonzalez guerrero gutierrez guzman hernandez herrera huang huerta huynh
    ibarra jimenez johnson jones juarez
    khan kaur lara ledesma leyva liu lopez lozano lucero luna luong macias magana maldonado manalo marquez martinez
    mata medina mejia mendez mendoza
    mercado meza mitchell miranda molina montes montoya morales moreno munoz murillo nakamura navarro ngo nguyen nunez
    ochoa olivares orozco ortega ortiz
    pacheco padilla palacios patel peralta perez phan pham pineda ponce quintero quiroz ramirez ramos rangel reyes
    reynolds rios
    rivera robles rodriguez rojas romero rosales rosas rubio ruiz salas salazar salcedo salgado salinas sanchez
    sandoval santana santiago
    santos serrano sharma siddiqui silva singh smith solis soriano sosa soto suarez takahashi tanaka tapia thao torres
    tran trejo trujillo truong
    valdez valencia valenzuela vang vargas vasquez vazquez vega velasco velasquez velazquez venegas vera villa
    villalobos villanueva villarreal
    vu vuong wang watanabe williams wilson wong wu xiong xu yamamoto yang yee zamora zapata zaragoza zavala zhang zhao
    zhou zuniga
    magsaysay dimaculangan pangilinan macaraeg dela lor moua vue yer her kue hmong kowalski novak okafor adeyemi
    mensah diallo hussein rahman chowdhury
"""
# Given names or surnames that are words, drugs, eponyms or places too count only beside another sign of a name.
_AMBIGUOUS = """
    her yer dela hmong vera silva luna corona villa mata mercy may april june august summer grace hope faith joy rose
    will bill mark grant art
    norma santiago santos rosario mercedes guadalupe virginia victoria carolina aurora esperanza dolores jesus noel
    domingo
    wei yan jun mai hoa hung duc dung bao linh cheng chong anderson jones smith johnson williams wilson davis mitchell
    evans bennett
    jordan austin madison charlotte florence sydney jackson lincoln washington hawkins thi noor ivy violet hazel opal
    amber crystal ginger
    christian francine luz pilar refugio salas rios campos flores montes palacios rosas valencia cruz ramon medina
    marie martin
    jean felix craig douglas scott russell paul peter moises percy milton floyd vernon cordova cortez reynolds khan
"""
_ORDINARY = """
    afterwards earlier eventually finally initially later meanwhile methods preface previously recently still thereafter
    thigh yesterday
    a about above abdominal ability abnormal absent according accordingly ace active activities activity acute
    additional additionally adjunct adjustable
    administered administrator administration advanced adverse after again against age agency agreed agreement aid all
    allergies allow allowed also
    although alternative ambulatory american among amount an analgesics and ankle annual another anterior anti anxiety
    any appeal applicant application applied
    appointment appropriate approval approved approximately are arm arms arthritis arthroscopic arthroscopy article as
    aspirin assessment assistance assistant
    associated association at attachment attending attorney authorization authorized available average back bar based
    because been before behavioral being
    below beyond bilateral billing biceps biofeedback block blocks blood board body bone both brace brain branch brand
    brief bureau but by
    calcium california canal cancer cane capital capsule care carrier cartilage case category cause center central
    certain certification certified cervical
    change chapter chart chest chief chiropractic chiropractor chronic citation cited claim claimant claims class
    classification clinic
    clinical clinician code codes cognitive cold collateral college combination comment comments committee commission
    compensation complaint complaints complete complex
    comprehensive compression computed conclusion condition conditioning conditions conservative consider consistent
    consultation continue continued
    continuing continuous contrast control cortisone cord coronary corticosteroid could council county course cream
    criteria cruciate current
    currently custom cyst daily data date day days decision decompression deficits degenerative denied department
    depression dermatology despite
    detoxification device diabetes diagnosis diagnoses diagnostic did director disability disabled disc discectomy
    discharge discogenic discussion disease disorder
    disputed distal district division do doctor documentation documented does doppler dose dosage drug drugs due
    duplex durable during each ear
    early edema education effects efficacy eight elbow electric electrical electro electrodiagnostic electromyography
    elevated eligible eleven emergency
    employee employer employment endoscopic energy enforcement epidural ergonomic ergonomics essential established et
    evaluate evaluation evaluations every evidence
    exam examination examiner except exercise exercises expedited expert explanation extended extension external
    extremities extremity eye facet facial facility facts
    failed failure family federal female femoral few fibromyalgia fifteen fifth figure file final findings first five
    flare flexion fluid fluoroscopic follow
    follow-up following food foot for forearm foraminal form formal four fracture frequency from full function
    functional further fusion future
    gait gastrointestinal gel general generic given glenohumeral goal goals good government grade gradual grip group
    groups guidance guide guideline guidelines gym
    had half hand hands hardware has have he head health hearing heat height help hence her here hernia high hip his
    history home
    hospital hospitalization hot hour hours house how however human hypertension i identification if ii iii iv illness
    imaging impairment impingement implant improvement in
    independent index indicated indication indications individual industrial inferential inflammation information
    infrared infusion initial injection injections
    injured injury inpatient instability insurance insured insurer intake intensive interferential interim internal
    international interpreter interventional into intra
    iontophoresis is issue issues it item its january february march may april june july august september october
    november december job joint journal
    just kidney kinetic knee labor laboratory labs labral laminectomy lateral law leg legs length lesion lesser letter
    level levels licensed lifting ligament light limited lipid
    list liver local long low lower lumbar lumbosacral lung magnetic maintenance major male man management manager
    manipulation manual manager massage material
    maximum me mechanical med medial median medicaid medical medicare medication medications medicine medicines member
    mental met metabolic method microdiscectomy mild minimal
    minimum minutes moderate modification modified modifier monday tuesday wednesday thursday friday saturday sunday
    monitoring month monthly months more most motion motor mr mri mrs ms
    muscle musculoskeletal must my myofascial name narcotic national nausea neck necessary need needed negative
    neither nerve nerves nervous network neuro neurologic
    neurological neurologist neurology neuromuscular neuropathic neuropsychological neurosurgeon neurosurgery
    neurosurgical new next night nine no non none nonsteroidal normal north
    not notable note noted notes nothing notice now nsaid nsaids number numeric nurse objective obstructive
    occupational occupation of off office official often old on
    once one only open opinion opioid opioids option or oral order organization original orthopaedic orthopedic
    orthopedics orthosis orthotic orthotics osteoarthritis other our outcome
    out outpatient outside over overall overturned own page pages pain palpation panel parent part partial partially
    party passive past patch patches patellar
    patient patients payment pelvic pending per percent percutaneous performed period peripheral persistent
    pharmacology pharmacy phase phone physiatrist physiatry
    physical physician physicians plan plantar plasma plate please plus podiatric podiatrist podiatry point policy
    polysomnogram position positive possible post posterior postoperative
    post-operative power practice practitioner pre pre-operative preoperative prescribed prescriber prescription
    present presented preventative prevention preventive previous primary prior priority private
    procedure procedures professional program programs progress progressive prolonged proof proposed prospective
    protocol provide provided provider providers proximal psychiatric psychiatrist
    psychiatry psychological psychologist psychology psychotherapy public pulmonary pump purchase qualified quality
    quantity question questionnaire radial radicular radiculopathy radiofrequency
    radiologist radiology random range rapid rate rather rating rationale re reason reasons recent recommendation
    recommendations recommended record recorded records recovery referral referred refill
    refills reflex regarding regardless regarding region regional registered regular regulations rehab rehabilitation
    related release relief remaining renal rental repair
    repeat replacement report reported reports request requested requesting requests required research resonance
    respiratory response restoration restrictions result results return review reviewed
    reviewer reviews revised revision right risk risks role root rotator routine rule sacral sacroiliac safety said
    same satisfactory scale schedule school science sciatic sciatica scale score screen screening second
    secondary section see seen selected self senior sensation sensory services service session sessions setting seven
    several severe severity she short should shoulder shoulders side sign significant signed
    signs similar since single six skilled skin sleep slip small social society soft some spasm special specialist
    specialty specific spinal spine sports sprain stabilization staff stage
    standard standing state status steroid stimulation stimulator strain strength strengthening stress stretching
    strong structured study studies subacromial subacute subject
    subjective subsequent subsequently such suggested summary superior supervised supervisor supplies support
    supplement surgeon surgeon's surgeons surgery surgical suspected swelling symptom symptoms syndrome
    system systematic systems table tablet tablets take taken tear telephone temporary ten tenderness tendinitis
    tendon tennis tenosynovitis tens term test testing tests than that the their then
    therapeutic therapist therapists therapy there therefore thermal these they third this thoracic those though
    thought three through thumb thus thyroid tibial time timely title to
    today toe tolerance topical total toxicology traction trauma treating treatment treatments trial trigger trunk
    twelve twenty two type ulnar ultrasound under understanding unfortunately unit united units
    university unknown unless unspecified until unable upheld upon upper urgent urine us use used usual using
    utilization vascular vein versus vertebral very via visit visits visual vitamin vocational volume voluntary
    waist walker walking was water we week weekly weeks weight weightbearing well were what wheelchair when where
    whether which while white who whole why wide will with within without woman
    work worker workers workplace work-up wound wrist written x-ray x-rays year years yes yet you your zero
    accident adjuster ambulance bathroom bed board-certified bottle bus butrans cause computer construction crew
    dental driver driving electronic elevator engine exhibit fax field fire floor forklift
    ladder lead lien line lot machine mail mailing maintenance market motor nursing operator paragraph police pool
    portal post print privacy record repair road roof route server site store street suite team tech
    truck vehicle video warehouse window winter spring summer autumn fall school training teacher union welder voice
    web website serial
    academy annals archives british canadian european bulletin clinics cochrane database doctors dr foundation globe
    institute institutes ministry press proceedings task force veterans affairs army navy
    africa asia europe mexico canada china japan korea vietnam philippines india laos england france germany spain
    spanish english vietnamese chinese tagalog hmong latino hispanic asian african caucasian black
    alabama alaska arizona arkansas colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada hampshire jersey york carolina dakota ohio oklahoma oregon
    pennsylvania rhode island tennessee texas utah vermont virginia washington wisconsin wyoming west east south
    acoem mtus odg dwc dwc-1 rfa imr wcab ame qme pqme ur hipaa fda ahrq nih cdc who cpt icd hcpcs ssn mrn dob doi emg
    ncv ncs ct mr-arthrogram esi esis bmi vas odi hep adl adls rom slr pt ot lcsw
    maximus claimant's employee's worker's patient's applicant's defendant defendants plaintiff interested parties
    proceeding
    ambien anaprox ativan baclofen botox butrans bupropion celebrex celexa colace cyclobenzaprine cymbalta dendracin
    dilaudid diclofenac docuprene duexis duragesic effexor elavil ensure fexmid fioricet flector flexeril
    flurbiprofen gabapentin gralise hydrocodone hyalgan ibuprofen imitrex kadian ketoprofen klonopin lexapro lidoderm
    lidocaine lidopro lunesta lyrica medrol menthoderm methadone mobic morphine motrin
    ms-contin contin naprosyn naproxen neurontin nexium norco norflex nucynta omeprazole opana orphenadrine orthovisc
    oxycodone oxycontin pamelor pamelor paxil pennsaid percocet prilosec prednisone pristiq protonix prozac
    relafen restoril robaxin savella seroquel skelaxin soma sonata sprix suboxone supartz synvisc terocin topamax
    toradol tramadol trazodone trepadone tylenol ultracet ultram valium viagra vicodin vimovo voltaren
    wellbutrin xanax xartemis zanaflex zofran zoloft zolpidem zipsor zorvolex theramine gabadone sentra lidall
    salonpas mobisyl capsaicin exoten arthrotec norvasc lipitor lisinopril metformin metoprolol januvia
    reports states stated denies complains complained underwent returned continues remains rates presents works worked
    lives fell sustained suffered received attended developed has had was is will did can may
    dear sincerely respectfully hello thanks thank note re cc attn attention subject from sent to date page fax
    ca-mtus pharmaceuticals pharmaceutical pharma electronically digitally dissection heart functioning pulse drains
    betadine neuro-ophthalmology
    anesthesiology pediatric pediatrics homeless newborn obstetrics gynecology urology cardiology oncology
    gastroenterology ophthalmology endocrinology rheumatology
    pathology infectious nephrology pulmonology hematology internal-medicine prosthetics anesthesia pulmonary vital
    rescue squad gym iliac liver lymph
    tissue incision wound closure sponge needle portable attention hemostasis sutures suture cast wires wire screw
    screws plates knees ankles hips wrists fingers toes
    determination determinations licensure non-mtus mtus non environmental duration approaches approach considerations
    specialists specialist effectiveness tapering clinically meaningful suffering postsurgical post-surgical
    disorders esquire person summit neuralgia flovent medicinea uptodate h-wave medi-cal whole facts sheet chirophysio
    section sections
    abc xyz xxx scholl dragon
    id pcn dominant right-handed left-handed pelvis weaning sulfa latex adults benefits coverage discontinue
    memberships on-going textbook textbooks principles handbook pharmacopoeia clearinghouse aetna cigna milliman
    merck tarascon wheeless medtronic biomet arthrex stryker depuy synthes
"""
# A name that belongs to a sign, a test, an operation or a device is nobody's of the case.
_EPONYMS = """
    achilles adson allen apley apprehension baker bakers bankart barre beck bell bell's berg borg brunnstrom bouchard
    boutonniere bristow buerger burns chiari charcot chvostek clark cobb codman colles cox crohn
    cushing cyriax drehmer dupuytren dupuytren's eden ely eppendorf epworth eichhoff faber fabere fadir fairbank
    finkelstein finklestein froment gaenslen galeazzi gerber gerdy gilchrist glasgow gleason golfer gowers
    guyon guillain hamilton haglund hallpike hamstring hawkins hawkins-kennedy heberden hill-sachs hoffa hoffman
    hoffmann homan homans hoover horner hill hubbard jendrassik jobe jones kellgren kellgren-lawrence kemp kemp's
    kemps kennedy kienbock
    kernig kocher kohler lachman lachmann larson lasegue lasègue lawrence legg lequesne lhermitte lisfranc lister
    ludington maigne maisonneuve mallory mankopf mann marcaine mayo mccarthy mcgill mckenzie mckenzie-type mcmurray
    merle milgram milgrams minnesota moro morton morton's mumford murphy neer nachlas ober oswestry osgood
    osgood-schlatter outerbridge owestry patrick patrick's perthes phalen phalen's phalens peyronie pavlov pilates
    popeye putti
    quervain quervain's raynaud raynaud's reiter roland-morris roland romberg roos rorschach schober scheuermann
    semmes weinstein salter harris sharp sinding slocum smith smith's snellen speed speed's spurling spurlings
    spurling's
    stener stinchfield sudeck tarlov tarsal thomas thompson thomson tinel tinel's tinels trendelenburg waddell
    waddell's wartenberg watson weber wells wright yergason yergason's zung zaslav adams addison alzheimer parkinson
    parkinson's
    hashimoto hodgkin kegel epley dix epworth valsalva babinski tarasoff bier clarke constant constant-murley dash
    disabkids feldenkrais alexander trigger williams philadelphia foley taylor wiltse harrington luque steffee cotrel
    aspen miami hinge jackson jackson's bragard braggard braggard's fortin gillet yeoman hibb hibbs mill's mills cozen
    cozen's maudsley obrien o'brien o'brien's obrien's crank clunk empty rinne swan ganz tsuge weil akin austin
    lapidus
    durkan durkan's halstead kirschner steinmann penrose wechsler stroop oppenheim soto-hall sharp-purser bakody
    weaver-dunn latarjet rockwood goutallier ficat meyerding
    brostrom broström evans ponseti zickel herbert darrach sauve kapandji eaton matev
"""
BEFORE_A_SIGN = re.compile(
    r"(?:['’]s?)?(?:[-\s/,]|and\b|or\b){1,5}(?:(?:the\s)?[A-Z][\w'’-]{1,20}(?:['’]s)?[-\s/,]{1,3}(?:and\s"
    r"|or\s)?){0,2}(?:angle|approach|arthroplasty|brace|classification|collar"
    r"|contracture|criteria|cyst|deformity|disease"
    r"|disorder|exercises?|fracture|frame|functional|gait|grade|impingement|index"
    r"|inventory|joint|lesion|maneuvers?|manoeuvre|method|nerve|neuroma|neuropathy"
    r"|node|nodule|osteotomy|palsy|pose|positive|procedure|protocol"
    r"|questionnaire|repair|reflex|resection|revision|scale|score|signs?|sleeper"
    r"|splint|stage|suture|syndrome|technique|tendon|tendinitis|tendinopathy|tests?"
    r"|testing|tenosynovitis|Tests?|Signs?|Scale|Score|Index|Inventory|Disease"
    r"|Syndrome|Procedure|Questionnaire)\b"
)


GIVEN = frozenset(_GIVEN.split())
SURNAMES = frozenset(_SURNAMES.split())
AMBIGUOUS = frozenset(_AMBIGUOUS.split())
EPONYMS = frozenset(_EPONYMS.split())


@cache
def ordinary_words() -> frozenset[str]:
    """Words that begin with a capital in letters and are no part of a name, in small letters."""
    of_treatments = {
        word
        for treatment in treatments().values()
        for phrase in treatment.phrases
        for word in re.findall(r"[^\W\d_]{3,}", phrase.lower())
    }
    return frozenset(_ORDINARY.split()) | of_treatments
